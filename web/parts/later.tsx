import type { ComponentProps, ComponentType } from 'react';
import { BrokenOver, Shelter } from './shelter.js';
import { whenShown } from './when-shown.js';

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;

/** When somebody first lays a hand on the page: early enough for what only a hand can open, and after all that is to be seen at once. */
const onFirstTouch = (act: () => void): void => {
  const touched = (): void => {
    for (const sign of SIGNS) window.removeEventListener(sign, touched);
    act();
  };
  for (const sign of SIGNS) window.addEventListener(sign, touched, { passive: true });
};

/** What opens over a screen is not loaded with it, yet is here before it is asked for. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  broken: ComponentProps<typeof Shelter>['broken'] = BrokenOver,
) {
  const Part = whenShown(async () => ({ default: await load() }));
  // whoever shows it asks again, and tells when that fails too
  onFirstTouch(() => void load().catch(() => undefined));
  return (props: Props) => (
    <Shelter broken={broken} waiting={null}>
      <Part {...props} />
    </Shelter>
  );
}

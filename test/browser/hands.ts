import type { Locator, Page } from 'playwright-core';
import { atRest } from './walk.js';

type Role = Parameters<Page['getByRole']>[0];
type Step = 'Tab' | 'Shift+Tab' | 'ArrowDown' | 'ArrowUp';

/** More stops than any screen here has. */
const MOST_STOPS = 90;

/**
 * What is wrong with where the focus is: somebody who has no mouse must see it, whole, and in front of everything else (WCAG 2.4.7, 2.4.11).
 * A control without a size of its own is drawn by its label, and a field with parts by what surrounds them.
 */
const WRONG = `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return 'nothing has the focus';
  const label = at.labels?.[0];
  const drawn = at.getBoundingClientRect().width > 1 || !label ? at : label;
  const rings = [[at], [at, '::after'], [label], [at.nextElementSibling], [at.parentElement], [at.parentElement?.parentElement]];
  const isRing = ([element, part]) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element, part);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && !/^rgba\\(.*, 0\\)$|^transparent$/.test(outlineColor);
  };
  const named = drawn.outerHTML.slice(0, 200);
  if (!rings.some(isRing)) return 'nothing shows that this has the focus: ' + named;
  const { top, bottom, left, right, height } = drawn.getBoundingClientRect();
  const fits = height <= innerHeight / 2;
  if (fits && (top < 0 || bottom > innerHeight || left < 0 || right > innerWidth)) return 'outside of the window: ' + named;
  const [middle, upper, lower] = [(left + right) / 2, Math.max(top, 0) + 3, Math.min(bottom, innerHeight) - 3];
  const isOwn = there => there !== null && (drawn.contains(there) || there.contains(drawn) || label?.contains(there));
  const covered = [upper, lower].map(y => document.elementFromPoint(middle, y)).find(there => !isOwn(there));
  return covered === undefined ? null : 'behind ' + (covered?.outerHTML.slice(0, 120) ?? 'the edge') + ': ' + named;
})()`;

/** The hands of somebody who has a keyboard and nothing else. */
export interface Hands {
  presses(...keys: readonly string[]): Promise<void>;
  /** Writes where the focus is, over whatever stands there. */
  writes(text: string): Promise<void>;
  /** One stop further, which is looked at. */
  steps(by?: Step): Promise<void>;
  /** Goes on until this has the focus; every stop on the way is looked at. */
  walksTo(role: Role, name: string | RegExp, by?: Step): Promise<void>;
  /** Waits until the focus is there without a key being pressed. */
  isAt(role: Role, name: string | RegExp): Promise<void>;
  /** All that the focus comes to from where it is until it is there again, by their tags and names. */
  goesRound(): Promise<readonly string[]>;
}

/** Said of where the focus is. */
const FOCUSED = `(() => { const at = document.activeElement; return (at.closest('[role=dialog]') ? 'dialog ' : '') + at.tagName + ' ' + (at.ariaLabel ?? at.labels?.[0]?.textContent ?? at.textContent) + ' ' + at.id; })()`;

export const handsOn = (page: Page): Hands => {
  const focused = (role: Role, name: string | RegExp): Locator => page.getByRole(role, { name, exact: true }).and(page.locator(':focus'));
  const steps = async (by: Step = 'Tab'): Promise<void> => {
    await page.keyboard.press(by);
    if ((await page.evaluate(WRONG)) === null) return;
    // it may have been on its way
    await atRest(page);
    const wrong = await page.evaluate<string | null>(WRONG);
    if (wrong !== null) throw new Error(`After ${by}, ${wrong}`);
  };
  return {
    steps,
    presses: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    writes: async text => {
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
    walksTo: async (role, name, by = 'Tab') => {
      await page.getByRole(role, { name, exact: true }).first().waitFor();
      for (let stops = 0; stops < MOST_STOPS; stops += 1) {
        if ((await focused(role, name).count()) > 0) return;
        await steps(by);
      }
      throw new Error(`By ${by} nobody comes to the ${role} ${String(name)}.`);
    },
    isAt: (role, name) => focused(role, name).waitFor(),
    goesRound: async () => {
      const first = await page.evaluate<string>(FOCUSED);
      const stops = [first];
      for (;;) {
        await steps();
        const stop = await page.evaluate<string>(FOCUSED);
        if (stop === first) return stops;
        stops.push(stop);
        if (stops.length > MOST_STOPS) throw new Error(`The focus does not come back to ${first}.`);
      }
    },
  };
};

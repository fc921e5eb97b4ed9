import { lazy, type ComponentType } from 'react';

/** A part of the page did not come: nobody answers, or the service has been renewed meanwhile and has other parts. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
}

/** A part of the page that is loaded when it is shown first. Browsers remember that a module did not come, so that only a new page asks again. */
export const whenShown = <Props extends object>(load: () => Promise<{ readonly default: ComponentType<Props> }>) =>
  lazy(() =>
    load().catch((cause: unknown) => {
      throw new NotLoaded('A part of the page could not be loaded.', { cause });
    }),
  );

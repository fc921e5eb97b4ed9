import { later } from './later.js';

/** What helps where something is refused; there is much of it, and nothing of it is seen before that. */
export const Remedies = later(async () => (await import('./remedies-view.js')).RemediesView);

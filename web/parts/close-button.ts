import { catalogue, useWords } from '../words/catalogue.js';

const words = catalogue({ close: 'Close' }, { close: 'Schließen' });

/** What the cross in the corner of something is called. */
export const useCloseButton = (): { readonly 'aria-label': string } => ({ 'aria-label': useWords(words).close });

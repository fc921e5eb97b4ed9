import type { Deed } from '../../parts/act-dialog.js';

/** Has something done; null for whoever may only look. */
export type OnAct = ((deed: Deed) => void) | null;

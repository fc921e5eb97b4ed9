import type { Journal } from '../messaging/journal.js';

/** A fault of ours while a request was answered: which one, by its id and its route's template. */
export interface Fault {
  readonly error: unknown;
  readonly request: string;
  readonly route: string;
}

/** Tells the operator; the client was told the request's id alone. */
export const tellOf =
  (journal: Journal) =>
  (fault: Fault): void =>
    journal.alarm('a request failed', fault);

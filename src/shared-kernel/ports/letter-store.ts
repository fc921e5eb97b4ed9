/** One letter about one notice, as it was raised by one event. */
export interface LetterRef {
  readonly accountId: string;
  readonly noticeId: string;
  readonly raisedBy: string;
}

/**
 * `waiting` is tried (again); `handing_over` is with the server now; `sent` was taken; `refused` was not, for good; `given_up` after
 * too many tries; `obsolete` because nobody wanted it any more; of `unknown` nobody can say whether it was taken.
 */
export type LetterState = 'waiting' | 'handing_over' | 'sent' | 'refused' | 'given_up' | 'obsolete' | 'unknown';

/** A letter and what became of it; never an address. */
export interface LetterRecord extends LetterRef {
  readonly kind: string;
  readonly state: LetterState;
  readonly tries: number;
  /** The mail server's answer, or why there was none. */
  readonly lastCode: string | null;
  readonly lastTriedAt: Date | null;
}

/** What became of a try. */
export interface LetterTried {
  readonly state: LetterState;
  readonly code: string | null;
  /** When to try again; of a waiting one. */
  readonly nextTryAt: Date | null;
}

/** Letters about notices: which there are and what became of them, so that there is one of each at most, whatever is repeated. */
export abstract class LetterStore {
  /** Begins a letter; one that was begun before stays as it is. */
  abstract begin(letter: LetterRef & { readonly kind: string }, now: Date): Promise<void>;
  /** Letters of an account whose time has come. */
  abstract due(accountId: string, now: Date, limit: number): Promise<readonly LetterRecord[]>;
  /** When the next of them is due; null when none waits. */
  abstract nextTryAt(accountId: string): Promise<Date | null>;
  /** Takes a waiting letter in hand; false when somebody else has, so that no two hand it over. */
  abstract take(letter: LetterRef, now: Date): Promise<boolean>;
  abstract tried(letter: LetterRef, tried: LetterTried): Promise<void>;
  /** The newest letter that was not taken; null where there is none. */
  abstract lastFailure(accountId: string): Promise<LetterRecord | null>;
  abstract forget(accountId: string): Promise<void>;
  /** Says of what was in hand before a moment that nobody knows; forgets what was begun before another. */
  abstract tidy(before: { readonly inHand: Date; readonly begun: Date }): Promise<{ readonly unknown: number }>;
}

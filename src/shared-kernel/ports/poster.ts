/** What a receiver answered; its body is not read. */
export interface Posted {
  readonly status: number;
  /** Its `Retry-After`, as it said it. */
  readonly retryAfter: string | undefined;
}

/** One message to a receiver of a user's own. */
export interface Letterbox {
  readonly url: string;
  /** Beside `Content-Type: application/json`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal?: AbortSignal;
}

/**
 * Sends what a user wants sent to a server of theirs, and never reaches anything inside. No redirect is followed: its status is the
 * answer. An aborted signal rejects with its reason; all else that goes wrong is a FetchProblem.
 */
export abstract class Poster {
  /** Waits for the answer's head, 10 seconds in all. */
  abstract post(letter: Letterbox): Promise<Posted>;
  /** Whether a URL may be posted to as it looks: https, or exactly what the operator has listed; no address is looked up. */
  abstract takes(url: string): boolean;
}

/** How a refusal is meant: each kind has one HTTP status at the rim. */
export type RefusalKind = 'invalid' | 'missing' | 'forbidden' | 'conflict' | 'unavailable' | 'unauthenticated' | 'too-large' | 'too-many';

/** Which of the two things called credits a refusal speaks of (R61). */
export type Purse = 'platform_credits' | 'openai_account';

/** What a particular refusal adds to its code: reason, remedies and facts that a client may show. Never a secret. */
export interface RefusalDetails {
  readonly reason?: string;
  readonly remedies?: readonly string[];
  readonly purse?: Purse;
  /** The product rule that refused, R46 for instance; refusals with a rule are recorded. */
  readonly rule?: string;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  readonly [extension: string]: unknown;
}

/** A broken rule: thrown by deciders and use cases, turned into an RFC 9457 problem at the rim. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly kind: RefusalKind,
    readonly title: string,
    readonly details: RefusalDetails,
  ) {
    super(code);
  }
}

/** One refusal of the catalogue: calling it makes the error to throw. */
export interface RefusalDeclaration {
  (details?: RefusalDetails): Refusal;
  readonly code: string;
  readonly kind: RefusalKind;
  readonly title: string;
}

/** Declares a refusal; the code is the problem's page, the test's name and the term to search for. */
export const refusal = (code: string, kind: RefusalKind, title: string, fixed: RefusalDetails = {}): RefusalDeclaration =>
  Object.assign((details: RefusalDetails = {}) => new Refusal(code, kind, title, { ...fixed, ...details }), { code, kind, title });

/** Narrows an unknown error to a refusal with one of these codes. */
export const isRefusal = (error: unknown, ...codes: readonly string[]): error is Refusal =>
  error instanceof Refusal && (codes.length === 0 || codes.includes(error.code));

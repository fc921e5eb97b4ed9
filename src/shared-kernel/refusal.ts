/** How a refusal is meant: each kind has one HTTP status at the rim. */
export type RefusalKind =
  | 'malformed'
  | 'invalid'
  | 'missing'
  | 'forbidden'
  | 'conflict'
  | 'stale'
  | 'unconditional'
  | 'unavailable'
  | 'unauthenticated'
  | 'too-large'
  | 'too-many';

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

/**
 * What a rule decided on, whole: whoever asks the same again must be given the same refusal. It is recorded for those who ask why, and no
 * problem shows it.
 */
export type RefusedOn =
  | { readonly asked: 'who-pays'; readonly question: Readonly<Record<string, unknown>> }
  /** Names of fields that were sent and that nobody asks for, as far as they are letters. */
  | { readonly asked: 'rim'; readonly fields: readonly string[] }
  | {
      readonly asked: 'stream';
      readonly stream: string;
      /** Where the stream stood; null before its first event. */
      readonly revision: number | null;
      readonly order: { readonly type: string; readonly data: object };
    };

/** A broken rule: thrown by deciders and use cases, turned into an RFC 9457 problem at the rim. */
export class Refusal extends Error {
  /** Null where nobody said. */
  on: RefusedOn | null = null;

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
  /** What every refusal of this code says beside its title. */
  readonly fixed: RefusalDetails;
}

const declared = new Map<string, RefusalDeclaration>();

/** Declares a refusal; the code is the problem's page, the test's name and the term to search for, so there is one of each. */
export const refusal = (code: string, kind: RefusalKind, title: string, fixed: RefusalDetails = {}): RefusalDeclaration => {
  if (declared.has(code)) throw new Error(`The refusal ${code} is declared twice.`);
  const make = (details: RefusalDetails = {}) => new Refusal(code, kind, title, { ...fixed, ...details });
  const declaration = Object.assign(make, { code, kind, title, fixed });
  declared.set(code, declaration);
  return declaration;
};

/** Every refusal declared so far, by code: the problem pages. */
export const declaredRefusals = (): ReadonlyMap<string, RefusalDeclaration> => declared;

/** Somebody else changed it first: a decider throws it when the version that the caller expected is not the one it finds. */
export const TaskUnknown = refusal('task_unknown', 'missing', 'There is no such task.');
export const PreconditionStale = refusal('precondition_stale', 'stale', 'This was changed since you read it.', { remedies: ['read_again'] });

/** Narrows an unknown error to a refusal with one of these codes. */
export const isRefusal = (error: unknown, ...codes: readonly string[]): error is Refusal =>
  error instanceof Refusal && (codes.length === 0 || codes.includes(error.code));

/** An account that nobody has, whichever module is asked. */
export const AccountUnknown = refusal('account_unknown', 'missing', 'There is no such account.');

/** A missing notice and a foreign one are told in the same words, whichever module is asked. */
export const NoticeUnknown = refusal('notice_unknown', 'missing', 'There is no such notice.');

/** A missing project and a foreign one are told in the same words, whichever module is asked. */
export const ProjectUnknown = refusal('project_unknown', 'missing', 'There is no such project.');

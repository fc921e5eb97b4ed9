import { declaredRefusals, type Refusal, type RefusalDeclaration, type RefusalKind } from '../../shared-kernel/refusal.js';
import { CONTACT_SUPPORT, supportAt } from '../../shared-kernel/support.js';

const byKind: Readonly<Record<RefusalKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  invalid: 422,
  unconditional: 428,
  'too-many': 429,
  unavailable: 503,
};

/** Where HTTP has a status of its own for what the rim itself refuses. */
const byCode: Readonly<Record<string, number>> = { media_type_unsupported: 415, range_not_satisfiable: 416 };

/** The HTTP status that a refusal is answered with. */
export const statusOf = ({ code, kind }: Pick<RefusalDeclaration, 'code' | 'kind'>): number => byCode[code] ?? byKind[kind];

/** An RFC 9457 problem; extensions stand beside the standard members. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly instance: string;
  readonly code: string;
  readonly [extension: string]: unknown;
}

const problem = (code: string, title: string, status: number, requestId: string): Problem => ({
  type: `/problems/${code}`,
  title,
  status,
  instance: `/requests/${requestId}`,
  code,
});

/** What a client is told of a refusal; where support may help, how to reach it. */
export const problemOf = (refusal: Refusal, requestId: string, supportContact: string | null = null): Problem => {
  const standard = problem(refusal.code, refusal.title, statusOf(refusal), requestId);
  const support = supportAt(supportContact, requestId, refusal.details.remedies);
  // the standard members lead, and no detail can take their place
  return { ...standard, ...refusal.details, ...(support ? { support } : {}), ...standard };
};

/** What a client is told of a fault of ours: nothing but the id to ask about, and whom to ask. */
export const bareProblem = (requestId: string, supportContact: string | null = null): Problem => ({
  ...problem('internal_error', 'Something went wrong on our side.', 500, requestId),
  remedies: [CONTACT_SUPPORT],
  support: { contact: supportContact, requestId },
});

/** What is known of a code beforehand: its page. */
export interface ProblemPage {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly purse?: string;
  readonly remedies?: readonly string[];
}

/** The page of a code, or null when no refusal has it. */
export const problemPage = (code: string): ProblemPage | null => {
  if (code === 'internal_error') return { code, title: bareProblem('').title, status: 500, remedies: [CONTACT_SUPPORT] };
  const declared = declaredRefusals().get(code);
  if (!declared) return null;
  const { purse, remedies } = declared.fixed;
  return { code, title: declared.title, status: statusOf(declared), ...(purse ? { purse } : {}), ...(remedies ? { remedies } : {}) };
};

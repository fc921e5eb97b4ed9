/** What a reconciliation compares. */
export type ReconciliationKind = 'ledger-against-tasks' | 'tasks-against-attempts' | 'attempts-against-invoice';

/** What it may find: a difference, what nobody can know, or what is not over yet. */
export type FindingKind = 'difference' | 'unknown' | 'underway';

/** One thing that was found, and where. */
export interface Finding {
  readonly kind: FindingKind;
  /** A stable word. */
  readonly code: string;
  readonly sentence: string;
  /** Of the event that it is about; null for a line of an invoice that no event is about. */
  readonly position: string | null;
  readonly taskId: string | null;
  readonly attemptId: string | null;
  /** The line of the invoice, counted from 1; null where there is none. */
  readonly line: number | null;
}

/** What about an event of the log is found. */
export const found = (
  kind: FindingKind,
  code: string,
  about: { readonly position: string; readonly taskId?: string; readonly attemptId?: string; readonly line?: number },
  sentence: string,
): Finding => {
  const { position, taskId = null, attemptId = null, line = null } = about;
  return { kind, code, sentence, position, taskId, attemptId, line };
};

/** Compares as it hears the log, and says at the end what is left. What it counts is told in the summary. */
export interface Reconciler {
  readonly categories: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  hear(event: LoggedEvent): Promise<readonly Finding[]>;
  end(): AsyncIterable<Finding>;
}

/** An event of the log, as far as reconciling needs it. */
export interface LoggedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: { readonly at: string };
}

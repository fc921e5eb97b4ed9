import type { CallRecord, InvoiceLine } from '../../src/sandbox-provider/control-client.js';
import type { LoggedEvent } from '../stage/auditor.js';

interface Attempt {
  readonly attemptId: string;
  readonly payer: 'credits' | 'own-key';
  readonly operation: string;
}

/** How the provider's invoice compares with the attempts in the log. */
export interface InvoiceFinding {
  readonly attempts: number;
  /** Lines that belong to no attempt, or to one that has a line already. */
  readonly strayLines: number;
  /** Delivered attempts without exactly one line, and refused ones with any. */
  readonly strayAttempts: number;
  /** Lines and calls under a key that should not have paid for them. */
  readonly crossPaid: readonly string[];
}

/** What only credits ever pay for. */
const CREDIT_PAID = new Set(['download', 'transcription', 'thumbnails']);

const attemptsIn = (events: readonly LoggedEvent[]): readonly Attempt[] => {
  const operations = new Map(
    events.filter(({ type }) => type === 'TaskScheduled').map(({ data }) => [data['taskId'], (data['order'] as { operation: string }).operation]),
  );
  return events
    .filter(({ type }) => type === 'AttemptIntended')
    .map(({ data }) => ({
      attemptId: String(data['attemptId']),
      payer: data['payer'] as Attempt['payer'],
      operation: operations.get(data['taskId']) ?? '',
    }));
};

const idsOf = (events: readonly LoggedEvent[], wanted: (event: LoggedEvent) => boolean): ReadonlySet<string> =>
  new Set(events.filter(wanted).map(({ data }) => String(data['attemptId'])));

/** Joins invoice, calls and log by the attempt's id, which every call carries. */
export const compareInvoice = (
  events: readonly LoggedEvent[],
  lines: readonly InvoiceLine[],
  calls: readonly CallRecord[],
  ownKeys: ReadonlySet<string>,
): InvoiceFinding => {
  const attempts = attemptsIn(events);
  const byId = new Map(attempts.map(attempt => [attempt.attemptId, attempt]));
  const linesOf = Map.groupBy(lines, ({ attemptId }) => attemptId ?? '');
  const delivered = idsOf(events, ({ type }) => type === 'StepSucceeded');
  const refused = idsOf(events, ({ type, data }) => type === 'AttemptFailed' && data['billed'] === false);
  const countOf = (attemptId: string): number => linesOf.get(attemptId)?.length ?? 0;
  const strays = attempts.filter(
    ({ attemptId }) => (delivered.has(attemptId) && countOf(attemptId) !== 1) || (refused.has(attemptId) && countOf(attemptId) !== 0),
  );
  const paid = calls.flatMap(call => {
    const attempt = byId.get(call.attemptId ?? '');
    return attempt && call.keyFingerprint !== null ? [{ attempt, isOwn: ownKeys.has(call.keyFingerprint) }] : [];
  });
  const crossed = paid.filter(({ attempt, isOwn }) => isOwn !== (attempt.payer === 'own-key') || (isOwn && CREDIT_PAID.has(attempt.operation)));
  const unnamed = calls.filter(({ attemptId, billed }) => billed && !byId.has(attemptId ?? ''));
  return {
    attempts: attempts.length,
    strayLines: lines.filter(({ attemptId }) => !byId.has(attemptId ?? '') || countOf(attemptId ?? '') > 1).length,
    strayAttempts: strays.length,
    crossPaid: [...crossed.map(({ attempt }) => `${attempt.operation} ${attempt.attemptId}`), ...unnamed.map(({ endpoint }) => endpoint)],
  };
};

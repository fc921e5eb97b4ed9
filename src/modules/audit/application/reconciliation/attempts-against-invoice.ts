import type { InvoiceLine } from './read-invoice.js';
import { found, type Finding, type LoggedEvent, type Reconciler } from './report.js';

/** Whose invoice it is: the platform’s own, or one of all keys together, as the sandbox provider keeps it. */
export type InvoiceOf = 'platform' | 'everybody';

interface Billed {
  readonly lines: readonly InvoiceLine[];
  isKnown: boolean;
}

/** Each line of a provider’s invoice belongs to one attempt, which bore its id to the provider, and each delivered attempt has one line. */
export class AttemptsAgainstInvoice implements Reconciler {
  readonly categories = ['task'];
  readonly counts = { attempts: 0, lines: 0, matched: 0 };
  private readonly billed = new Map<string, Billed>();
  private readonly anonymous: readonly InvoiceLine[];

  constructor(
    lines: readonly InvoiceLine[],
    private readonly of: InvoiceOf,
  ) {
    this.counts.lines = lines.length;
    this.anonymous = lines.filter(({ attemptId }) => attemptId === null);
    for (const [attemptId, own] of Map.groupBy(lines, line => line.attemptId))
      if (attemptId !== null) this.billed.set(attemptId, { lines: own, isKnown: false });
  }

  hear(event: LoggedEvent): Promise<readonly Finding[]> {
    return Promise.resolve(this.compare(event));
  }

  async *end(): AsyncGenerator<Finding> {
    const strays = [...this.anonymous, ...[...this.billed.values()].filter(({ isKnown }) => !isKnown).flatMap(({ lines }) => lines)];
    for (const { line, attemptId } of strays.toSorted((a, b) => a.line - b.line)) {
      const sentence =
        attemptId === null
          ? 'The invoice bills a call that bears no attempt’s id.'
          : 'The invoice bills a call of which the log of this period knows nothing.';
      yield await Promise.resolve({
        kind: 'difference',
        code: 'line-without-attempt',
        sentence,
        position: null,
        taskId: null,
        attemptId,
        line,
      } as const);
    }
  }

  private compare(event: LoggedEvent): readonly Finding[] {
    switch (event.type) {
      case 'AttemptIntended':
        return this.sent(event);
      case 'StepSucceeded':
        return this.delivered(event);
      case 'AttemptFailed':
        return this.failed(event);
      case 'AttemptOutcomeUnknown':
        this.linesOf(event);
        return [];
      default:
        return [];
    }
  }

  private sent(event: LoggedEvent): readonly Finding[] {
    this.counts.attempts += 1;
    const [first, second] = this.linesOf(event);
    const about = aboutOf(event, first);
    if (first) this.counts.matched += 1;
    return [
      ...(second
        ? [
            found(
              'difference',
              'billed-twice',
              { ...about, line: second.line },
              `The call is billed twice, in lines ${first?.line} and ${second.line}.`,
            ),
          ]
        : []),
      ...(first && this.isOthers(event)
        ? [found('difference', 'billed-to-the-other', about, 'The platform was billed for a call that an own key should have paid.')]
        : []),
    ];
  }

  private delivered(event: LoggedEvent): readonly Finding[] {
    const [line] = this.linesOf(event);
    if (!line)
      return this.isOthers(event)
        ? []
        : [found('difference', 'delivered-not-billed', aboutOf(event), 'The call was delivered, and the invoice has no line for it.')];
    const usage = event.data['usage'] as Readonly<Record<string, number>>;
    const differing = Object.entries(line.usage).filter(([unit, quantity]) => quantity !== inUnit(usage, unit));
    return differing.map(([unit, quantity]) =>
      found('difference', 'usage-differs', aboutOf(event, line), `The invoice has ${quantity} ${unit}, and the log ${inUnit(usage, unit)}.`),
    );
  }

  private failed(event: LoggedEvent): readonly Finding[] {
    const [line] = this.linesOf(event);
    if (!line || event.data['billed'] !== false) return [];
    return [found('difference', 'refused-yet-billed', aboutOf(event, line), 'The call was refused by the provider, and is billed.')];
  }

  /** A step says not who paid for it; that an own key was used it does. */
  private isOthers({ data }: LoggedEvent): boolean {
    return this.of === 'platform' && (data['payer'] === 'own-key' || data['ownUse'] !== undefined);
  }

  private linesOf({ data }: LoggedEvent): readonly InvoiceLine[] {
    const billed = this.billed.get(String(data['attemptId']));
    if (billed) billed.isKnown = true;
    return billed?.lines ?? [];
  }
}

const aboutOf = ({ position, data }: LoggedEvent, line?: InvoiceLine) => ({
  position,
  taskId: String(data['taskId']),
  attemptId: String(data['attemptId']),
  ...(line ? { line: line.line } : {}),
});

/** What an invoice calls by other names than a price catalogue. */
const inUnit = (usage: Readonly<Record<string, number>>, unit: string): number => {
  const of = (name: string) => usage[name] ?? 0;
  if (unit === 'inputTokens') return of('input-token') + of('cached-input-token');
  if (unit === 'cachedTokens') return of('cached-input-token');
  return unit === 'outputTokens' ? of('output-token') : of('image');
};

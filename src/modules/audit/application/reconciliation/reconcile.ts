import { Inject, Injectable } from '@nestjs/common';
import type { EventLog } from '../../../../shared-kernel/ports/event-log.js';
import { LogPages } from '../../../../shared-kernel/ports/log-pages.js';
import { EVENT_LOG } from '../../../../shared-kernel/ports/tokens.js';
import { ReadLog } from '../read-log.js';
import { AttemptsAgainstInvoice, type InvoiceOf } from './attempts-against-invoice.js';
import { LedgerAgainstTasks } from './ledger-against-tasks.js';
import { LookBack } from './look-back.js';
import type { InvoiceLine } from './read-invoice.js';
import type { FindingKind, LoggedEvent, Reconciler, ReconciliationKind } from './report.js';
import { TasksAgainstAttempts } from './tasks-against-attempts.js';

/** From where to where; a bound is a moment or a place. */
export interface ReconciledPeriod {
  readonly from: string | null;
  readonly to: string | null;
}

/** An invoice to compare with. */
export interface GivenInvoice {
  readonly lines: readonly InvoiceLine[];
  readonly of: InvoiceOf;
}

const EPOCH = new Date(0).toISOString();
/** A line now and then, so that nobody takes a long silence for the end. */
const PROGRESS_EVERY = 100_000;

/** Compares what the log says in one place with what it says in another, or with what somebody else says; by the log alone, line by line. */
@Injectable()
export class Reconcile {
  private readonly lookBack: LookBack;

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly pages: LogPages,
    private readonly reading: ReadLog,
  ) {
    this.lookBack = new LookBack(log);
  }

  ledger(period: ReconciledPeriod): AsyncGenerator<object> {
    return this.report('ledger-against-tasks', period, asOf => new LedgerAgainstTasks(this.lookBack, asOf));
  }

  attempts(period: ReconciledPeriod): AsyncGenerator<object> {
    return this.report('tasks-against-attempts', period, () => new TasksAgainstAttempts(this.lookBack));
  }

  invoice(period: ReconciledPeriod, { lines, of }: GivenInvoice): AsyncGenerator<object> {
    return this.report('attempts-against-invoice', period, () => new AttemptsAgainstInvoice(lines, of));
  }

  private async *report(of: ReconciliationKind, period: ReconciledPeriod, make: (asOf: string) => Reconciler): AsyncGenerator<object> {
    const head = await this.pages.head();
    const asOf = head.at ?? EPOCH;
    const { after, until, since, before } = await this.reading.stretch(period.from, period.to, head.position);
    const reconciler = make(asOf);
    yield { kind: 'began', of, after, until, asOf };
    const found: Record<FindingKind, number> = { difference: 0, unknown: 0, underway: 0 };
    let events = 0;
    for await (const batch of this.log.readAll({ after, until, filter: { categories: reconciler.categories } })) {
      for (const event of batch.events) {
        if (!isWithin(event.metadata.at, since, before)) continue;
        events += 1;
        for (const finding of await reconciler.hear(event as unknown as LoggedEvent)) {
          found[finding.kind] += 1;
          yield finding;
        }
        if (events % PROGRESS_EVERY === 0) yield { kind: 'progress', position: event.position, events };
      }
    }
    for await (const finding of reconciler.end()) {
      found[finding.kind] += 1;
      yield finding;
    }
    const { difference: differences, unknown, underway } = found;
    yield { kind: 'summary', of, after, until, events, agrees: differences === 0, differences, unknown, underway, counts: reconciler.counts };
  }
}

const isWithin = (at: string, since: string | null, before: string | null): boolean =>
  (since === null || at >= since) && (before === null || at < before);

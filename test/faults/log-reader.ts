import { PostgresEventLog } from '../../src/infrastructure/event-log/postgres/postgres-event-log.js';
import { START, type RecordedEvent, type Subscription } from '../../src/shared-kernel/ports/event-log.js';

/** Reads along in the log of a service that other processes serve, and can be waited for. */
export class LogReader {
  readonly events: RecordedEvent[] = [];
  private waiting: { readonly met: () => boolean; readonly go: () => void }[] = [];
  private readonly subscription: Subscription;

  private constructor(private readonly log: PostgresEventLog) {
    this.subscription = log.subscribe({ after: START }, async ({ events }) => {
      this.events.push(...events);
      for (const { met, go } of this.waiting) if (met()) go();
      this.waiting = this.waiting.filter(({ met }) => !met());
    });
  }

  static of(url: string): LogReader {
    return new LogReader(new PostgresEventLog({ url }));
  }

  /** Everything of these types so far, in the log's order. */
  of(...types: readonly string[]): readonly RecordedEvent[] {
    return this.events.filter(({ type }) => types.includes(type));
  }

  /** Resolves once this is true of what has been read. */
  until(met: () => boolean): Promise<void> {
    return met() ? Promise.resolve() : new Promise(go => this.waiting.push({ met, go }));
  }

  async close(): Promise<void> {
    await this.subscription.close();
    await this.log.close();
  }
}

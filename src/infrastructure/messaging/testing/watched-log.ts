import { MemoryEventLog } from '../../event-log/memory/memory-event-log.js';
import {
  LogUnavailable,
  type Appended,
  type ExpectedRevision,
  type NewEvent,
  type RecordedEvent,
  type WrongExpectedRevision,
} from '../../../shared-kernel/ports/event-log.js';

/** What a log may do to one append: let it pass, lose it, or carry it out and lose the answer. */
export type Fate = 'pass' | 'lose' | 'lose-the-answer';

/** The log in memory, with a record of what was asked of it, a gate before each append and troubles to order. */
export class WatchedLog extends MemoryEventLog {
  /** The types of the events of each append that was asked for. */
  readonly appends: (readonly string[])[] = [];
  /** From where each read of a stream began. */
  readonly reads: (number | undefined)[] = [];
  readonly fates: Fate[] = [];
  #gate: Promise<void> = Promise.resolve();
  readonly #asked = Promise.withResolvers<void>();

  /** Resolves once the first append was asked for. */
  get asked(): Promise<void> {
    return this.#asked.promise;
  }

  /** Lets no append through until the returned function is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#gate = promise;
    return resolve;
  }

  override async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended | WrongExpectedRevision> {
    this.appends.push(events.map(({ type }) => type));
    this.#asked.resolve();
    await this.#gate;
    const fate = this.fates.shift() ?? 'pass';
    if (fate === 'lose') throw new LogUnavailable('lost');
    const outcome = await super.append(stream, expected, events);
    if (fate === 'lose-the-answer') throw new LogUnavailable('lost');
    return outcome;
  }

  override readStream(stream: string, options: { fromRevision?: number; limit?: number; backwards?: boolean } = {}): AsyncIterable<RecordedEvent> {
    this.reads.push(options.fromRevision);
    return super.readStream(stream, options);
  }
}

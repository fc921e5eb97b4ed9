import type {
  Appended,
  Batch,
  ExpectedRevision,
  NewEvent,
  Position,
  ReadFilter,
  RecordedEvent,
  Subscription,
  WrongExpectedRevision,
} from '../../../../shared-kernel/ports/event-log.js';
import { anEvent } from '../../../../shared-kernel/testing/log-witness.js';
import { MemoryEventLog } from '../../memory/memory-event-log.js';
import type { ForeignLog } from '../foreign-log.js';

const THEIRS = 'others-events';

/** A log in a store that others write to as well: before every append of ours comes one of theirs, so positions have gaps. */
export class SharedMemoryLog implements ForeignLog {
  readonly #log: MemoryEventLog;
  #identity: string | undefined;

  constructor(limits: { pendingAppends?: number } = {}) {
    this.#log = new MemoryEventLog(limits);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended | WrongExpectedRevision> {
    const theirs = this.#log.append(THEIRS, 'any', [anEvent()]);
    theirs.catch(() => undefined);
    return this.#log.append(stream, expected, events);
  }

  readStream(...asked: Parameters<MemoryEventLog['readStream']>): AsyncIterable<RecordedEvent> {
    return this.#log.readStream(...asked);
  }

  async *readAll(options: Parameters<MemoryEventLog['readAll']>[0]): AsyncGenerator<Batch> {
    for await (const batch of this.#log.readAll(options)) yield ours(batch);
  }

  subscribe(options: { after: Position; filter?: ReadFilter }, handle: (batch: Batch) => Promise<void>): Subscription {
    return this.#log.subscribe(options, batch => handle(ours(batch)));
  }

  head(): Promise<Position> {
    return this.#log.head();
  }

  async identity(): Promise<string> {
    return (this.#identity ??= await this.#log.identity());
  }

  async adoptIdentity(identity: string): Promise<void> {
    this.#identity ??= identity;
    if (this.#identity !== identity) throw new Error('This store has another log.');
  }

  async close(): Promise<void> {}
}

const ours = ({ events, ...batch }: Batch): Batch => ({ ...batch, events: events.filter(({ stream }) => stream !== THEIRS) });

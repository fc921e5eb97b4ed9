import type { Batch, EventLog, EventMetadata, NewEvent, Position, ReadFilter, RecordedEvent } from '../ports/event-log.js';

/** A subscriber that remembers what it was told and can be waited for. */
export class LogWitness {
  readonly batches: Batch[] = [];
  readonly events: RecordedEvent[] = [];
  #waiting: { met: () => boolean; resolve: () => void }[] = [];

  readonly handle = async (batch: Batch): Promise<void> => {
    this.batches.push(batch);
    this.events.push(...batch.events);
    this.#waiting = this.#waiting.filter(({ met, resolve }) => {
      if (met()) resolve();
      return !met();
    });
  };

  /** Resolves once this many events were told. */
  saw(count: number): Promise<void> {
    return this.#until(() => this.events.length >= count);
  }

  /** Resolves once a batch reached this position. */
  reached(position: Position): Promise<void> {
    return this.#until(() => this.batches.some(({ upTo }) => upTo >= position));
  }

  /** Resolves once a batch said that nothing is left. */
  caughtUp(): Promise<void> {
    return this.#until(() => this.batches.some(({ caughtUp }) => caughtUp));
  }

  #until(met: () => boolean): Promise<void> {
    return met() ? Promise.resolve() : new Promise(resolve => this.#waiting.push({ met, resolve }));
  }
}

/** A new event whose content does not matter. */
export function anEvent(data: Record<string, unknown> = {}, type = 'SomethingHappened'): NewEvent {
  const metadata: EventMetadata = {
    actor: 'witness',
    commandId: crypto.randomUUID(),
    causationId: crypto.randomUUID(),
    correlationId: crypto.randomUUID(),
    at: '2026-11-23T12:00:00.000Z',
  };
  return { id: crypto.randomUUID(), type, schemaVersion: 1, data, metadata };
}

/** A category that nothing else in the log uses; one log serves a whole suite. */
export function aCategory(): string {
  return `c${crypto.randomUUID().replaceAll('-', '')}`;
}

export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Everything after a position that a filter lets through. */
export async function eventsAfter(log: EventLog, after: Position, filter: ReadFilter): Promise<RecordedEvent[]> {
  return (await allOf(log.readAll({ after, filter }))).flatMap(({ events }) => events);
}

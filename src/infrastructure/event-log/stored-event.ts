import type { EventMetadata, Position, ReadFilter, RecordedEvent } from '../../shared-kernel/ports/event-log.js';
import type { EventText } from './append-request.js';
import { positionOf } from './positions.js';

/** An event as the log holds it, its texts unread. */
export interface StoredEvent extends EventText {
  /** Its place in the log, counted from 1. */
  ordinal: number;
  stream: string;
  revision: number;
  /** ISO 8601 in UTC. */
  recordedAt: string;
}

/** Reads a stored event's texts when somebody asks for what they say: many a reader needs neither, most need no metadata. */
class EventOnDemand implements RecordedEvent {
  raw?: { data: string; metadata: string };
  readonly #stored: StoredEvent;
  #data: Readonly<Record<string, unknown>> | undefined;
  #metadata: EventMetadata | undefined;

  constructor(stored: StoredEvent) {
    this.#stored = stored;
  }

  get position(): Position {
    return positionOf(this.#stored.ordinal);
  }

  get stream(): string {
    return this.#stored.stream;
  }

  get revision(): number {
    return this.#stored.revision;
  }

  get id(): string {
    return this.#stored.id;
  }

  get type(): string {
    return this.#stored.type;
  }

  get schemaVersion(): number {
    return this.#stored.schemaVersion;
  }

  get data(): Readonly<Record<string, unknown>> {
    return (this.#data ??= JSON.parse(this.#stored.data) as Record<string, unknown>);
  }

  get metadata(): EventMetadata {
    return (this.#metadata ??= JSON.parse(this.#stored.metadata) as EventMetadata);
  }

  get recordedAt(): string {
    return this.#stored.recordedAt;
  }

  toJSON(): RecordedEvent {
    const { stream, revision, position, id, type, schemaVersion, data, metadata, recordedAt } = this;
    return { stream, revision, position, id, type, schemaVersion, data, metadata, recordedAt, ...(this.raw ? { raw: this.raw } : {}) };
  }
}

/** A stored event as readers of the log see it. */
export function recorded(stored: StoredEvent, withRaw = false): RecordedEvent {
  const event = new EventOnDemand(stored);
  if (withRaw) event.raw = { data: stored.data, metadata: stored.metadata };
  return event;
}

/** Whether a filter lets an event through. */
export function matching({ categories, types }: ReadFilter = {}): (event: { stream: string; type: string }) => boolean {
  const [category, kind] = [categories && new Set(categories), types && new Set(types)];
  return ({ stream, type }) => (!kind || kind.has(type)) && (!category || category.has(stream.slice(0, stream.indexOf('-'))));
}

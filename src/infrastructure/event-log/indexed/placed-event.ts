import type { EventMetadata, Position, RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { positionOf } from '../positions.js';

/** An event of a foreign log at the position that the product knows: its ordinal. Its texts stay as they were read. */
export class PlacedEvent implements RecordedEvent {
  readonly ordinal: number;
  raw?: { data: string; metadata: string };
  readonly #event: RecordedEvent;

  constructor(event: RecordedEvent, ordinal: number) {
    this.#event = event;
    this.ordinal = ordinal;
    if (event.raw) this.raw = event.raw;
  }

  get position(): Position {
    return positionOf(this.ordinal);
  }

  get stream(): string {
    return this.#event.stream;
  }

  get revision(): number {
    return this.#event.revision;
  }

  get id(): string {
    return this.#event.id;
  }

  get type(): string {
    return this.#event.type;
  }

  get schemaVersion(): number {
    return this.#event.schemaVersion;
  }

  get data(): Readonly<Record<string, unknown>> {
    return this.#event.data;
  }

  get metadata(): EventMetadata {
    return this.#event.metadata;
  }

  get recordedAt(): string {
    return this.#event.recordedAt;
  }

  toJSON(): RecordedEvent {
    const { stream, revision, position, id, type, schemaVersion, data, metadata, recordedAt } = this;
    return { stream, revision, position, id, type, schemaVersion, data, metadata, recordedAt, ...(this.raw ? { raw: this.raw } : {}) };
  }
}

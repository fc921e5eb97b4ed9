import type { StoredEvent } from '../stored-event.js';

/** What COPY is asked for: columns of a fixed width first, then texts in the order in which they are asked for most. */
export const copiedColumns = 'position, revision, schema_version, recorded_at, event_id, data, type, stream_id, metadata';

/** Where the fixed columns of a row begin; a row says how many columns it has, and each column how long it is. */
const place = { position: 6, revision: 18, schemaVersion: 30, recordedAt: 36, id: 48, texts: 64 } as const;

/** The texts, in their order. */
const texts = { data: 0, type: 1, stream: 2, metadata: 3 } as const;

/** The time from which PostgreSQL counts its microseconds, in milliseconds of ours. */
const epoch = Date.UTC(2000, 0, 1);

/** An event as the bytes of one copied row, which are read when somebody asks: most readers want two or three of its columns. */
export class CopiedEvent implements StoredEvent {
  readonly #bytes: Buffer;
  readonly #at: number;

  /** The row begins at this place of the bytes, which must not change any more. */
  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get ordinal(): number {
    return this.#bigint(place.position);
  }

  get revision(): number {
    return this.#bigint(place.revision);
  }

  get schemaVersion(): number {
    return this.#bytes.readInt16BE(this.#at + place.schemaVersion);
  }

  get recordedAt(): string {
    return new Date(epoch + Math.floor(this.#bigint(place.recordedAt) / 1000)).toISOString();
  }

  get id(): string {
    const at = this.#at + place.id;
    const hex = this.#bytes.toString('hex', at, at + 16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  get stream(): string {
    return this.#text(texts.stream);
  }

  get type(): string {
    return this.#text(texts.type);
  }

  get data(): string {
    return this.#text(texts.data);
  }

  get metadata(): string {
    return this.#text(texts.metadata);
  }

  #bigint(column: number): number {
    const at = this.#at + column;
    return this.#bytes.readInt32BE(at) * 0x1_0000_0000 + this.#bytes.readUInt32BE(at + 4);
  }

  #text(nth: number): string {
    let at = this.#at + place.texts;
    for (let before = 0; before < nth; before += 1) at += 4 + this.#bytes.readInt32BE(at);
    return this.#bytes.toString('utf8', at + 4, at + 4 + this.#bytes.readInt32BE(at));
  }
}

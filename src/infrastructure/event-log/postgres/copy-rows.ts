import type { StoredEvent } from '../stored-event.js';

/** The columns, in this order, that every read of events asks for. */
export const columns = 'position, stream_id, revision, event_id, type, schema_version, data, metadata, recorded_at';

/** Signature, flags and extension length of COPY's binary format. */
const header = 19;

/** The time from which PostgreSQL counts its microseconds, in milliseconds of ours. */
const epoch = Date.UTC(2000, 0, 1);

/** Reads what `COPY (select <columns>) TO STDOUT (FORMAT binary)` sent. */
export function parseCopiedEvents(copied: Buffer): StoredEvent[] {
  const events: StoredEvent[] = [];
  const row = new RowReader(copied, header);
  while (row.next()) {
    events.push({
      ordinal: row.bigint(),
      stream: row.text(),
      revision: row.bigint(),
      id: row.uuid(),
      type: row.text(),
      schemaVersion: row.smallint(),
      data: row.text(),
      metadata: row.text(),
      recordedAt: row.time(),
    });
  }
  return events;
}

/** Walks over the fields of rows in binary format; each field is preceded by its length. */
class RowReader {
  readonly #bytes: Buffer;
  #at: number;
  #time = NaN;
  #timeText = '';

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Enters the next row; false at the trailer. */
  next(): boolean {
    const fields = this.#bytes.readInt16BE(this.#at);
    this.#at += 2;
    return fields !== -1;
  }

  smallint(): number {
    return this.#bytes.readInt16BE(this.#field(2));
  }

  bigint(): number {
    const at = this.#field(8);
    return this.#bytes.readInt32BE(at) * 0x1_0000_0000 + this.#bytes.readUInt32BE(at + 4);
  }

  text(): string {
    const length = this.#bytes.readInt32BE(this.#at);
    const at = this.#field(length);
    return this.#bytes.toString('utf8', at, at + length);
  }

  uuid(): string {
    const at = this.#field(16);
    const hex = this.#bytes.toString('hex', at, at + 16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  /** Events of one batch share their time, so it is written as text once. */
  time(): string {
    const milliseconds = Math.floor(this.bigint() / 1000);
    if (milliseconds !== this.#time) {
      this.#time = milliseconds;
      this.#timeText = new Date(epoch + milliseconds).toISOString();
    }
    return this.#timeText;
  }

  #field(length: number): number {
    const at = this.#at + 4;
    this.#at = at + length;
    return at;
  }
}

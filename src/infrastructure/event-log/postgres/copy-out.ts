import type pg from 'pg';
import type { StoredEvent } from '../stored-event.js';
import { CopiedEvent } from './copied-event.js';

/** Signature, flags and extension length of COPY's binary format, in front of the first row. */
const header = 19;

/** Stands where a row would say how many columns it has. */
const trailer = -1;

/** Bytes that are set aside at a time; a row lies in one piece. */
const piece = 256 * 1024;

/** Events that were copied, and the bytes that they took. */
export interface Copied {
  events: StoredEvent[];
  bytes: number;
}

/**
 * A `COPY (select <copiedColumns>) TO STDOUT (FORMAT binary)` under way. The driver hands over one row at a time, in a buffer that
 * it will use again; rows are kept as bytes, so that receiving them costs next to nothing.
 */
export class CopyOut implements pg.Submittable {
  /** Rejects with what the driver or the server says. */
  readonly finished: Promise<Copied>;
  readonly #text: string;
  readonly #events: StoredEvent[] = [];
  #room = Buffer.alloc(0);
  #used = 0;
  #bytes = 0;
  #finish!: (copied: Copied) => void;
  #fail!: (error: Error) => void;

  constructor(text: string) {
    this.#text = text;
    this.finished = new Promise((resolve, reject) => {
      [this.#finish, this.#fail] = [resolve, reject];
    });
  }

  submit(connection: pg.Connection): void {
    connection.query(this.#text);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    const row = this.#bytes === 0 ? chunk.subarray(header) : chunk;
    this.#bytes += chunk.length;
    if (row.readInt16BE(0) === trailer) return;
    if (this.#used + row.length > this.#room.length) {
      this.#room = Buffer.allocUnsafeSlow(Math.max(piece, row.length));
      this.#used = 0;
    }
    row.copy(this.#room, this.#used);
    this.#events.push(new CopiedEvent(this.#room, this.#used));
    this.#used += row.length;
  }

  /** The driver tells every statement of its end, and then that the connection is free. */
  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.#finish({ events: this.#events, bytes: this.#bytes });
  }

  handleError(error: Error): void {
    this.#fail(error);
  }
}

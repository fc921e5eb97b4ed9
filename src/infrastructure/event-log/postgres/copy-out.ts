import type pg from 'pg';
import type { StoredEvent } from '../stored-event.js';
import { CopiedEvent } from './copied-event.js';

/** Signature, flags and extension length of COPY's binary format, in front of the first row. */
const header = 19;

/** Stands where a row would say how many columns it has. */
const trailer = -1;

/** Of the server's messages: a letter, and a length that counts itself but not the letter. */
const message = { row: 'd'.charCodeAt(0), ready: 'Z'.charCodeAt(0), head: 5 } as const;

/** Events that were copied, and the bytes that they took. */
export interface Copied {
  events: StoredEvent[];
  bytes: number;
}

type Hear = (bytes: Buffer) => void;

/**
 * A `COPY (select <copiedColumns>) TO STDOUT (FORMAT binary)` under way. Rows are found in the bytes that the socket hands over and stay
 * there: the driver would make a message of each and copy it, which costs as much as the server needs to send it. All other messages are the driver's.
 */
export class CopyOut implements pg.Submittable {
  /** Rejects with what the driver or the server says. */
  readonly finished: Promise<Copied>;
  readonly #text: string;
  readonly #events: StoredEvent[] = [];
  #bytes = 0;
  /** The beginning of a message whose end has not come yet. */
  #begun: Buffer | undefined;
  #finish!: (copied: Copied) => void;
  #fail!: (error: Error) => void;

  constructor(text: string) {
    this.#text = text;
    this.finished = new Promise((resolve, reject) => {
      [this.#finish, this.#fail] = [resolve, reject];
    });
  }

  submit(connection: pg.Connection): void {
    const { stream } = connection;
    const driver = stream.listeners('data') as Hear[];
    const tell: Hear = bytes => driver.forEach(hear => hear(bytes));
    const hear: Hear = bytes => {
      const fresh = this.#begun ? this.#complete(this.#begun, bytes, tell) : bytes;
      const rest = fresh.length > 0 ? this.#take(fresh, tell) : undefined;
      if (!rest) return;
      stream.off('data', hear);
      for (const listener of driver) stream.on('data', listener);
      tell(rest);
    };
    for (const listener of driver) stream.off('data', listener);
    stream.on('data', hear);
    connection.query(this.#text);
  }

  /** Ends the message that was begun, alone, so that nothing else is copied; gives the bytes after it. */
  #complete(begun: Buffer, bytes: Buffer, tell: Hear): Buffer {
    const head = begun.length < message.head ? Buffer.concat([begun, bytes.subarray(0, message.head - begun.length)]) : begun;
    const missing = head.length < message.head ? bytes.length : 1 + head.readUInt32BE(1) - begun.length;
    this.#take(Buffer.concat([begun, bytes.subarray(0, missing)]), tell);
    return bytes.subarray(missing);
  }

  /** Keeps rows and passes on the rest, one message at a time; gives what begins with the last message of the statement. */
  #take(bytes: Buffer, tell: Hear): Buffer | undefined {
    let at = 0;
    while (at < bytes.length) {
      if (bytes[at] === message.ready) return bytes.subarray(at);
      const end = at + message.head > bytes.length ? Infinity : at + 1 + bytes.readUInt32BE(at + 1);
      if (end > bytes.length) break;
      if (bytes[at] === message.row) this.row(bytes, at + message.head, end);
      else tell(bytes.subarray(at, end));
      at = end;
    }
    this.#begun = at < bytes.length ? bytes.subarray(at) : undefined;
    return undefined;
  }

  protected row(bytes: Buffer, start: number, end: number): void {
    const at = this.#bytes === 0 ? start + header : start;
    this.#bytes += end - start;
    if (bytes.readInt16BE(at) !== trailer) this.#events.push(new CopiedEvent(bytes, at));
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

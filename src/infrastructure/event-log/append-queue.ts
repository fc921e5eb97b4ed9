import { LogOverloaded } from '../../shared-kernel/ports/event-log.js';
import type { AppendRequest } from './append-request.js';

/** An append that waits, and whom to tell. */
export interface PendingAppend<Outcome> {
  request: AppendRequest;
  resolve(outcome: Outcome): void;
  reject(error: Error): void;
}

/** How much may wait in this process before callers are turned away. */
export interface QueueLimits {
  appends: number;
  bytes: number;
}

/** Appends and bytes that travel in one call. */
const load = { appends: 256, bytes: 1024 * 1024 };

/**
 * Appends in the order of their coming, bounded. Those of one stream go one behind the other, in different batches:
 * the second is judged by what the first has made of the stream.
 */
export class AppendQueue<Outcome> {
  readonly #limits: QueueLimits;
  /** The first append of each stream that is not under way. */
  #ready: PendingAppend<Outcome>[] = [];
  /** Streams with an append that is ready or under way, and what waits behind it. */
  readonly #behind = new Map<string, PendingAppend<Outcome>[]>();
  #appends = 0;
  #bytes = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  get isEmpty(): boolean {
    return this.#ready.length === 0;
  }

  /** Throws LogOverloaded when there is no more room. */
  add(append: PendingAppend<Outcome>): void {
    const { stream, bytes } = append.request;
    if (this.#appends >= this.#limits.appends || this.#bytes + bytes > this.#limits.bytes) {
      throw new LogOverloaded(`${this.#appends} appends of ${this.#bytes} bytes are waiting for the event log.`);
    }
    this.#appends += 1;
    this.#bytes += bytes;
    const line = this.#behind.get(stream);
    if (line) return void line.push(append);
    this.#behind.set(stream, []);
    this.#ready.push(append);
  }

  /** The next batch, at least one append; each of them is under way until it is done. */
  take(): PendingAppend<Outcome>[] {
    let [count, bytes] = [0, 0];
    for (const { request } of this.#ready) {
      if (count > 0 && (count === load.appends || bytes + request.bytes > load.bytes)) break;
      count += 1;
      bytes += request.bytes;
    }
    return this.#ready.splice(0, count);
  }

  /** Makes room, and way for the next of the same stream. */
  done({ request: { stream, bytes } }: PendingAppend<Outcome>): void {
    this.#appends -= 1;
    this.#bytes -= bytes;
    const next = this.#behind.get(stream)?.shift();
    if (next) this.#ready.push(next);
    else this.#behind.delete(stream);
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import type { Position, RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { Gate } from '../gate.js';
import type { Found } from './events.js';
import type { LogReader } from './log-reader.js';

/** Events and characters that are kept for readers who are a little behind. */
const memory = { events: 4_096, characters: 8 * 1024 * 1024 };

/** Milliseconds before a lost server is asked again: at first, and at most. */
export const pause = { first: 200, most: 5_000 };

/**
 * The one subscription at the end of the log that feeds every reader of this process. It takes every record, so that readers of something
 * else still learn how far the log has come, and it keeps so many that nobody holds it up.
 */
export class Tail {
  readonly #reader: LogReader;
  readonly #news = new Gate();
  readonly #stop = new AbortController();
  #recent: { event: RecordedEvent; characters: number }[] = [];
  #characters = 0;
  /** Nothing of ours that came after it is missing in memory. */
  #since: Position | undefined;
  #head: Position | undefined;
  #running: Promise<void> | undefined;

  constructor(reader: LogReader) {
    this.#reader = reader;
  }

  /** Our events after a position, in memory; undefined when they are no longer there, or not yet known. */
  after(position: Position): { events: readonly RecordedEvent[]; upTo: Position } | undefined {
    if (this.#since === undefined || this.#head === undefined || position < this.#since) return undefined;
    const first = this.#recent.findLastIndex(({ event }) => event.position <= position) + 1;
    return { events: this.#recent.slice(first).map(({ event }) => event), upTo: this.#head };
  }

  /** The end of the log, once it is known to lie beyond a position; rejects with NoLongerWaiting when the signal says so. */
  async beyond(position: Position, signal: AbortSignal): Promise<Position> {
    this.#running ??= this.#run();
    while (this.#head === undefined || this.#head <= position) await this.#news.next(signal);
    return this.#head;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let wait = pause.first; !this.#stop.signal.aborted; wait = Math.min(wait * 2, pause.most)) {
      try {
        const start = this.#head ?? (await this.#reader.head());
        this.#begin(start);
        for await (const found of this.#reader.present(start, this.#stop.signal)) {
          wait = pause.first;
          this.#keep(found);
        }
      } catch {
        // the next try says whether the server is back
      }
      await delay(wait, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  #begin(start: Position): void {
    this.#since ??= start;
    this.#head = start;
    this.#news.open();
  }

  #keep({ position, event }: Found): void {
    if (this.#head !== undefined && position <= this.#head) return;
    this.#head = position;
    if (event) this.#remember(event);
    this.#news.open();
  }

  #remember(event: RecordedEvent): void {
    const characters = JSON.stringify(event.data).length;
    this.#recent.push({ event, characters });
    this.#characters += characters;
    while (this.#recent.length > memory.events || this.#characters > memory.characters) this.#forgetOne();
  }

  #forgetOne(): void {
    const oldest = this.#recent.shift();
    if (!oldest) return;
    this.#characters -= oldest.characters;
    this.#since = oldest.event.position;
  }
}

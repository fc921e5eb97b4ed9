import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { comparePositions, fromLine, sizeOf, toLine, type Expectation, type LogPosition, type ProposedEvent, type StoredEvent } from './records.js';

export type AppendOutcome =
  | ({ is: 'written'; revision: number } & LogPosition)
  | { is: 'wrong-version'; current: number | null }
  | { is: 'deleted' }
  /** A repeat of an append that is not indexed yet: the server lets it time out. */
  | { is: 'dropped' };

interface Stream {
  /** Indices into the log, one a revision. */
  events: number[];
  /** A tombstone: nothing may be appended or read any more. */
  isDeleted: boolean;
  /** Revisions below this one are gone; a soft-deleted stream has all of them below it. */
  truncateBefore: number;
}

/** The log of the stand-in: in memory, and in a file when told. It outlives the server that shows it, as a disk would. */
export class StoredLog {
  readonly #events: StoredEvent[] = [];
  readonly #streams = new Map<string, Stream>();
  /** The cache by which a repeat at `any` is known; a restart empties it. */
  #known = new Map<string, { stream: string; revision: number }>();
  #indexed = 0;
  #end = 0n;
  readonly #waiting = new Set<() => void>();
  readonly #file: string | undefined;

  constructor(file?: string) {
    this.#file = file;
    if (file === undefined || !existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) if (line !== '') fromLine(line).forEach(event => this.#take(event));
    this.showAll();
  }

  /** How many events readers see. */
  get length(): number {
    return this.#indexed;
  }

  at(index: number): StoredEvent | undefined {
    return index < this.#indexed ? this.#events[index] : undefined;
  }

  /** The index of the first event at or after a position. */
  indexOf(position: LogPosition): number {
    let [low, high] = [0, this.#indexed];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comparePositions(this.#events[middle] as StoredEvent, position) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A stream's readable events in order; undefined where there is no such stream (any more). */
  stream(name: string): { events: StoredEvent[]; isDeleted: boolean } | undefined {
    const stream = this.#streams.get(name);
    if (!stream) return undefined;
    const events = stream.events.filter(index => index < this.#indexed).map(index => this.#events[index] as StoredEvent);
    const kept = events.filter(({ revision }) => revision >= stream.truncateBefore);
    const isGone = kept.length === 0 && !stream.isDeleted;
    return isGone ? undefined : { events: kept, isDeleted: stream.isDeleted };
  }

  /** Resolves when readers see more than so many events; never, when told to give up. */
  grown(beyond: number, signal: AbortSignal): Promise<void> {
    if (this.#indexed > beyond || signal.aborted) return Promise.resolve();
    return new Promise(resolve => {
      const woken = (): void => {
        if (this.#indexed <= beyond && !signal.aborted) return; // shown again, and nothing new in it
        signal.removeEventListener('abort', woken);
        this.#waiting.delete(woken);
        resolve();
      };
      this.#waiting.add(woken);
      signal.addEventListener('abort', woken);
    });
  }

  forgetRepeats(): void {
    this.#known = new Map();
  }

  /** Judges and writes at once, as the single writer of the server does; resolves when readers see it. */
  async append(name: string, expected: Expectation, proposed: readonly ProposedEvent[]): Promise<AppendOutcome> {
    const judged = this.#judge(name, expected, proposed);
    if (judged !== 'ok') return judged;
    const written = this.write(name, proposed);
    await new Promise(resolve => setImmediate(resolve));
    this.showAll();
    const { revision, commit, prepare } = written.at(-1) as StoredEvent;
    return { is: 'written', revision, commit, prepare };
  }

  /** Writes without a question; for what was there before. A transaction has its events share one commit. */
  write(name: string, proposed: readonly ProposedEvent[], isTransaction = false): StoredEvent[] {
    const from = this.#streams.get(name)?.events.length ?? 0;
    const prepares = proposed.map(event => this.#advance(sizeOf(event) + 2 * name.length));
    const commit = isTransaction ? this.#advance(0) : undefined;
    const events = proposed.map((event, n): StoredEvent => {
      const prepare = prepares[n] as bigint;
      return { ...event, stream: name, revision: from + n, created: Date.now(), commit: commit ?? prepare, prepare };
    });
    if (this.#file !== undefined) appendFileSync(this.#file, toLine(events));
    events.forEach(event => this.#take(event));
    return events;
  }

  /** Shows readers all that was written. */
  showAll(): void {
    this.#indexed = this.#events.length;
    for (const wake of this.#waiting) wake();
  }

  /** The next record's place; records have a header and a length around them, so places are far apart and uneven. */
  #advance(size: number): bigint {
    const place = this.#end;
    this.#end += BigInt(size + 87);
    return place;
  }

  #take(event: StoredEvent): void {
    const stream = this.#streams.get(event.stream) ?? { events: [], isDeleted: false, truncateBefore: 0 };
    this.#streams.set(event.stream, stream);
    stream.events.push(this.#events.length);
    this.#events.push(event);
    this.#known.set(event.id, { stream: event.stream, revision: event.revision });
    const after = event.commit + BigInt(sizeOf(event) + 87);
    if (after > this.#end) this.#end = after;
    if (event.type === '$streamDeleted') stream.isDeleted = true;
    if (event.type === '$metadata' && event.stream.startsWith('$$')) this.#truncate(event);
  }

  /** A soft delete is metadata that says from where on the stream is still to be read. */
  #truncate({ stream: metastream, data }: StoredEvent): void {
    const { $tb } = JSON.parse(Buffer.from(data).toString()) as { $tb?: number };
    const stream = this.#streams.get(metastream.slice(2));
    if (stream && $tb !== undefined) stream.truncateBefore = Math.min($tb, stream.events.length);
  }

  #judge(name: string, expected: Expectation, proposed: readonly ProposedEvent[]): AppendOutcome | 'ok' {
    const stream = this.#streams.get(name);
    if (stream?.isDeleted) return { is: 'deleted' };
    const current = stream ? stream.events.length - 1 : -1;
    const wrong: AppendOutcome = { is: 'wrong-version', current: current < 0 ? null : current };
    const isSoftDeleted = stream !== undefined && stream.truncateBefore > current;
    if (expected === 'stream_exists' && isSoftDeleted) return { is: 'deleted' };
    if (expected === 'stream_exists' && current < 0) return wrong;
    if (expected === 'any' || expected === 'stream_exists') return this.#judgeByCache(name, proposed, wrong);
    const at = expected === 'no_stream' ? -1 : expected;
    if (at >= current) return at === current ? 'ok' : wrong;
    return this.#judgeBySlots(stream as Stream, at, proposed, wrong, expected === 'no_stream' && isSoftDeleted);
  }

  /** At `any` an event is known by its id alone, as long as the cache holds it. */
  #judgeByCache(name: string, proposed: readonly ProposedEvent[], wrong: AppendOutcome): AppendOutcome | 'ok' {
    const known = proposed.map(({ id }) => this.#known.get(id)).map(found => (found?.stream === name ? found.revision : undefined));
    if (known[0] === undefined) return 'ok';
    if (known.includes(undefined)) return wrong;
    return this.#repeat(name, known.at(-1) as number);
  }

  /** At a revision a repeat is known by what stands in its places. */
  #judgeBySlots(stream: Stream, at: number, proposed: readonly ProposedEvent[], wrong: AppendOutcome, mayRestart: boolean): AppendOutcome | 'ok' {
    const stands = proposed.map(({ id }, n) => this.#events[stream.events[at + 1 + n] ?? -1]?.id === id);
    if (stands.every(Boolean)) return this.#repeat(this.#events[stream.events[0] as number]?.stream as string, at + proposed.length);
    return mayRestart && !stands[0] ? 'ok' : wrong;
  }

  #repeat(name: string, revision: number): AppendOutcome {
    const index = this.#streams.get(name)?.events[revision] as number;
    if (index >= this.#indexed) return { is: 'dropped' };
    const { commit, prepare } = this.#events[index] as StoredEvent;
    return { is: 'written', revision, commit, prepare };
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import { LogUnavailable, START, type Batch, type Position, type Subscription } from '../../../shared-kernel/ports/event-log.js';
import type { Journal } from '../../messaging/journal.js';
import { Gate } from '../gate.js';
import type { ForeignLog } from './foreign-log.js';
import type { IndexTables, Reach } from './index-tables.js';
import { PlacedEvent } from './placed-event.js';
import { RecentEvents } from './recent-events.js';

/** Milliseconds: until a lost store is asked again, until a question looks by itself, and for how long it waits at all. */
const pace = { again: 200, look: 250, patience: 10_000 };

/** Events that are put into the index together. */
const AT_ONCE = 1000;

export interface FollowerParts {
  readonly log: ForeignLog;
  readonly index: IndexTables;
  readonly journal: Journal;
  /** Milliseconds for which a question waits until the index has come so far; default 10,000. */
  readonly patience?: number;
}

/**
 * Reads a foreign log once for this process, gives each event its ordinal, and keeps the index with it. As many processes as like do this at once: the
 * same log makes the same index, and of two who come with the same events the second finds its work done.
 */
export class Follower {
  readonly recent = new RecentEvents();
  readonly #parts: FollowerParts;
  readonly #stop = new AbortController();
  readonly #news = new Gate();
  /** What this process knows to be in the index. */
  #reach: Reach | undefined;
  /** Up to here the log was looked at; what it holds of others counts too. */
  #seen: Position = START;
  /** How often it has begun. */
  #standing = 0;
  #work: Promise<unknown> = Promise.resolve();
  #running: Promise<void> | undefined;
  #looking: Promise<void> | undefined;

  constructor(parts: FollowerParts) {
    this.#parts = parts;
  }

  /** Ordinal of the last event that is known. */
  get ordinal(): number {
    return this.#reach?.ordinal ?? 0;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#news.open();
    await this.#running;
    await this.#looking;
    await this.#work;
  }

  /** Waits until all events up to a position of the log have their ordinals. Throws LogUnavailable when that takes too long. */
  async seen(position: Position): Promise<void> {
    await this.#until(() => this.#reach !== undefined && this.#seen >= position);
  }

  /** Waits until the index covers so many events. Throws LogUnavailable when that takes too long. */
  async reached(ordinal: number): Promise<void> {
    await this.#until(() => this.#reach !== undefined && this.ordinal >= ordinal);
  }

  /** The last ordinal, once it lies beyond one; rejects with NoLongerWaiting when the signal says so. */
  async beyond(ordinal: number, signal: AbortSignal): Promise<number> {
    this.start();
    while (this.#reach === undefined || this.ordinal <= ordinal) await this.#news.next(signal);
    return this.ordinal;
  }

  async #until(met: () => boolean): Promise<void> {
    this.start();
    const deadline = performance.now() + (this.#parts.patience ?? pace.patience);
    for (let look = performance.now() + pace.look; !met();) {
      const now = performance.now();
      if (now >= deadline) throw new LogUnavailable('The index of the event log lies behind it.');
      if (now >= look) {
        // what a subscription tells late, or not at all, is asked for
        this.#looking ??= this.#catchUp()
          .catch(() => undefined)
          .finally(() => (this.#looking = undefined));
        look = performance.now() + pace.look;
      } else await this.#newsWithin(Math.min(look, deadline) - now);
    }
  }

  async #newsWithin(milliseconds: number): Promise<void> {
    if (this.#stop.signal.aborted) throw new LogUnavailable('The event log was closed.');
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), Math.max(1, milliseconds));
    await this.#news.next(patience.signal).catch(() => undefined);
    clearTimeout(timer);
  }

  /** Reads to the log's present end. */
  async #catchUp(): Promise<void> {
    const [standing, from] = [this.#standing, this.#reach];
    if (from === undefined) return;
    for await (const batch of this.#parts.log.readAll({ after: from.position })) await this.#take(batch, standing);
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await this.#session();
      } catch (error) {
        if (!(error instanceof LogUnavailable)) this.#parts.journal.warn('the index of the log tries again', { error });
      }
      await delay(pace.again, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  async #session(): Promise<void> {
    const from = await this.#begin();
    const standing = this.#standing;
    const subscription: Subscription = this.#parts.log.subscribe({ after: from.position }, batch => this.#take(batch, standing));
    const close = (): void => void subscription.close();
    this.#stop.signal.addEventListener('abort', close, { once: true });
    try {
      if (this.#stop.signal.aborted) close();
      await subscription.closed;
    } finally {
      this.#stop.signal.removeEventListener('abort', close);
    }
  }

  /** Where the index goes, if it is the index of this log as it is now: one of another copy, or of what was put back, is made anew. */
  async #begin(): Promise<Reach> {
    const { index, journal } = this.#parts;
    let reach = await index.reach();
    if (!(await this.#isOfThisLog(reach))) {
      journal.warn('the index of the log is made anew', { events: reach.ordinal });
      await index.forget(reach);
      reach = await index.reach();
    }
    await this.#exclusively(async () => this.#stand(reach));
    return reach;
  }

  /** The first and the last event lie where the index has them. */
  async #isOfThisLog({ ordinal }: Reach): Promise<boolean> {
    if (ordinal === 0) return true;
    const { index, log } = this.#parts;
    const places = await index.places([1, ordinal]);
    if (places.length < Math.min(2, ordinal)) return false;
    for (const { stream, revision, position } of places) {
      let isThere = false;
      for await (const event of log.readStream(stream, { fromRevision: revision, limit: 1 })) isThere = event.position === position;
      if (!isThere) return false;
    }
    return true;
  }

  #stand(reach: Reach): void {
    if (reach.ordinal !== this.ordinal) this.recent.clear();
    this.#reach = reach;
    this.#standing += 1;
    if (reach.position > this.#seen || reach.ordinal === 0) this.#seen = reach.position;
    this.#news.open();
  }

  #exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#work.then(work, work);
    this.#work = done.catch(() => undefined);
    return done;
  }

  #take({ events, upTo }: Batch, standing: number): Promise<void> {
    return this.#exclusively(async () => {
      if (standing !== this.#standing) return; // asked for before this follower began anew
      for (let at = 0; at < events.length; at += AT_ONCE) await this.#put(events.slice(at, at + AT_ONCE));
      if (upTo > this.#seen) this.#seen = upTo;
      this.#news.open();
    });
  }

  /** What is known already is told twice where a look and the subscription meet. */
  async #put(told: Batch['events']): Promise<void> {
    const from = this.#known();
    const events = told.filter(({ position }) => position > from.position);
    const last = events.at(-1);
    if (!last) return;
    const positions = events.map(({ position }) => position);
    await this.#write(from, events);
    const placed = events.map((event, n) => new PlacedEvent(event, from.ordinal + 1 + n));
    this.recent.keep(placed, positions);
    this.#reach = { ordinal: from.ordinal + events.length, position: last.position };
    this.#seen = last.position;
    this.#news.open();
  }

  /** Somebody else may have put some of them, all, or more into the index; where it says otherwise than the log, this begins anew. */
  async #write(from: Reach, events: Batch['events']): Promise<void> {
    const { index } = this.#parts;
    if (await index.add(from, events)) return;
    const reach = await index.reach();
    const common = Math.min(reach.ordinal - from.ordinal, events.length);
    const [at, rest] = [events[common - 1], events.slice(common)];
    const [place] = await index.places([from.ordinal + common]);
    if (common < 1 || place?.position !== at?.position) throw new Error('The index of the log was made anew meanwhile, or is of another log.');
    if (rest.length > 0) await this.#write({ ordinal: from.ordinal + common, position: at?.position ?? from.position }, rest);
  }

  #known(): Reach {
    if (this.#reach) return this.#reach;
    throw new Error('The follower has not begun.');
  }
}

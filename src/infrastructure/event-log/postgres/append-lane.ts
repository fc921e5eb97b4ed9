import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { LogUnavailable } from '../../../shared-kernel/ports/event-log.js';
import { NotDurable } from '../../postgres/durability.js';
import type { AppendRequest } from '../append-request.js';
import { AppendQueue, type PendingAppend, type QueueLimits } from './append-queue.js';
import { writeBatch, type AppendOutcome } from './append-statement.js';
import { asLogError, discard, isUnavailable } from './log-connection.js';

export interface AppendLaneOptions {
  connect: () => Promise<pg.Client>;
  limits: QueueLimits;
  /** Milliseconds for which a lost database is waited for before callers are told. */
  patience: number;
  /** Hears the highest ordinal of each batch that was written. */
  onWritten: (ordinal: number) => void;
}

/**
 * The one writer of this process. While a batch is under way, new appends gather into the next: no timers, so a lone
 * append never waits for company, and under load the batches size themselves.
 */
export class AppendLane {
  readonly #options: AppendLaneOptions;
  readonly #queue: AppendQueue;
  #client: pg.Client | undefined;
  #working: Promise<void> | undefined;
  #lostAt: number | undefined;
  #closed = false;

  constructor(options: AppendLaneOptions) {
    this.#options = options;
    this.#queue = new AppendQueue(options.limits);
  }

  append(request: AppendRequest): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw new LogUnavailable('The event log is closed.');
      this.#queue.add({ request, resolve, reject });
      this.#working ??= this.#work();
    });
  }

  /** Writes what waits, then lets go of the connection. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
    await this.#client?.end().catch(() => undefined);
  }

  async #work(): Promise<void> {
    await nextTick(); // callers that were just answered may append again in this same step
    while (!this.#queue.isEmpty) {
      await this.#write(this.#queue.take());
      await nextTick();
    }
    this.#working = undefined;
  }

  async #write(batch: readonly PendingAppend[]): Promise<void> {
    for (let resent = false; ;) {
      try {
        const outcomes = await this.#call(batch, resent);
        this.#lostAt = undefined;
        return this.#settle(batch, outcomes);
      } catch (error) {
        if (!isUnavailable(error)) return this.#isolate(batch, error as Error);
        resent ||= this.#client !== undefined; // without a connection nothing was sent
        this.#letGo();
        if (this.#isHopeless()) return this.#abandon(batch, asLogError(error));
        await delay(50);
      }
    }
  }

  #letGo(): void {
    discard(this.#client);
    this.#client = undefined;
    this.#lostAt ??= Date.now();
  }

  /** Counted from the loss of the database, not of a batch: those who queue behind it have waited as long. */
  #isHopeless(): boolean {
    return this.#lostAt !== undefined && Date.now() >= this.#lostAt + this.#options.patience;
  }

  async #call(batch: readonly PendingAppend[], resent: boolean): Promise<AppendOutcome[]> {
    this.#client ??= await this.#options.connect();
    return writeBatch(
      this.#client,
      batch.map(({ request }) => request),
      resent,
    );
  }

  /** An error fails a whole call and writes nothing of it: halves find the append that is to blame and spare the others. */
  async #isolate(batch: readonly PendingAppend[], error: Error): Promise<void> {
    if (batch.length === 1 || error instanceof NotDurable) return this.#abandon(batch, error);
    const middle = Math.ceil(batch.length / 2);
    await this.#write(batch.slice(0, middle));
    await this.#write(batch.slice(middle));
  }

  #settle(batch: readonly PendingAppend[], outcomes: readonly AppendOutcome[]): void {
    let written = 0;
    batch.forEach((append, n) => {
      const outcome = outcomes[n];
      this.#queue.done(append);
      if (!outcome) return append.reject(new Error('The event log gave no outcome for an append.'));
      if (outcome.kind === 'written') written = Math.max(written, outcome.ordinal);
      append.resolve(outcome);
    });
    if (written > 0) this.#options.onWritten(written);
  }

  #abandon(batch: readonly PendingAppend[], error: Error): void {
    for (const append of batch) {
      this.#queue.done(append);
      append.reject(error);
    }
  }
}

function nextTick(): Promise<void> {
  return new Promise(resolve => process.nextTick(resolve));
}

import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { NotDurable } from '../../postgres/durability.js';
import type { PendingAppend, QueueLimits } from '../append-queue.js';
import type { AppendRequest } from '../append-request.js';
import { Gathering } from '../gathering.js';
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

/** The one writer of this process. What has gathered travels in one call; a lost database is waited for, and an append that fails spares the others. */
export class AppendLane {
  readonly #options: AppendLaneOptions;
  readonly #gathering: Gathering<AppendOutcome>;
  #client: pg.Client | undefined;
  #lostAt: number | undefined;

  constructor(options: AppendLaneOptions) {
    this.#options = options;
    this.#gathering = new Gathering(options.limits, batch => this.#write(batch));
  }

  append(request: AppendRequest): Promise<AppendOutcome> {
    return this.#gathering.append(request);
  }

  /** Writes what waits, then lets go of the connection. */
  async close(): Promise<void> {
    await this.#gathering.close();
    await this.#client?.end().catch(() => undefined);
  }

  async #write(batch: readonly PendingAppend<AppendOutcome>[]): Promise<void> {
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

  async #call(batch: readonly PendingAppend<AppendOutcome>[], resent: boolean): Promise<AppendOutcome[]> {
    this.#client ??= await this.#options.connect();
    return writeBatch(
      this.#client,
      batch.map(({ request }) => request),
      resent,
    );
  }

  /** An error fails a whole call and writes nothing of it: halves find the append that is to blame and spare the others. */
  async #isolate(batch: readonly PendingAppend<AppendOutcome>[], error: Error): Promise<void> {
    if (batch.length === 1 || error instanceof NotDurable) return this.#abandon(batch, error);
    const middle = Math.ceil(batch.length / 2);
    await this.#write(batch.slice(0, middle));
    await this.#write(batch.slice(middle));
  }

  #settle(batch: readonly PendingAppend<AppendOutcome>[], outcomes: readonly AppendOutcome[]): void {
    let written = 0;
    batch.forEach((append, n) => {
      const outcome = outcomes[n];
      this.#gathering.done(append);
      if (!outcome) return append.reject(new Error('The event log gave no outcome for an append.'));
      if (outcome.kind === 'written') written = Math.max(written, outcome.ordinal);
      append.resolve(outcome);
    });
    if (written > 0) this.#options.onWritten(written);
  }

  #abandon(batch: readonly PendingAppend<AppendOutcome>[], error: Error): void {
    for (const append of batch) {
      this.#gathering.done(append);
      append.reject(error);
    }
  }
}

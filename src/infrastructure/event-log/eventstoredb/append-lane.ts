import { setTimeout as delay } from 'node:timers/promises';
import { LogUnavailable, START, type Position } from '../../../shared-kernel/ports/event-log.js';
import type { PendingAppend, QueueLimits } from '../append-queue.js';
import type { AppendRequest } from '../append-request.js';
import { Gathering } from '../gathering.js';
import { isExact, type AppendOutcome, type Circumstances } from './append-events.js';
import { LogForbidden } from './log-errors.js';

export interface AppendLaneOptions {
  head: () => Promise<Position>;
  write: (request: AppendRequest, circumstances: Circumstances) => Promise<AppendOutcome>;
  limits: QueueLimits;
  /** Milliseconds for which a lost server is waited for before callers are told. */
  patience: number;
}

/** Milliseconds before a lost server is asked again. */
const pause = 100;

/** What has gathered travels side by side and shares one question for the head of the log, by which a repeat is told from a first time. */
export class AppendLane {
  readonly #options: AppendLaneOptions;
  readonly #gathering: Gathering<AppendOutcome>;
  #lostAt: number | undefined;

  constructor(options: AppendLaneOptions) {
    this.#options = options;
    this.#gathering = new Gathering(options.limits, batch => this.#write(batch));
  }

  append(request: AppendRequest): Promise<AppendOutcome> {
    return this.#gathering.append(request);
  }

  /** Writes what waits. */
  close(): Promise<void> {
    return this.#gathering.close();
  }

  async #write(batch: readonly PendingAppend<AppendOutcome>[]): Promise<void> {
    const head = this.#headFor(batch);
    await Promise.all(batch.map(append => this.#deliver(append, head)));
  }

  /** One that repeats nothing needs no head. */
  #headFor(batch: readonly PendingAppend<AppendOutcome>[]): Promise<Position> {
    if (!batch.some(({ request }) => isExact(request))) return Promise.resolve(START);
    return this.#patiently(() => this.#options.head(), true);
  }

  async #deliver(append: PendingAppend<AppendOutcome>, headBefore: Promise<Position>): Promise<void> {
    const { request } = append;
    try {
      const head = await headBefore;
      const outcome = await this.#patiently(resent => this.#options.write(request, { head, resent }), isExact(request));
      this.#gathering.done(append);
      append.resolve(outcome);
    } catch (error) {
      this.#gathering.done(append);
      append.reject(error as Error);
    }
  }

  /** Asks again until the server answers, where asking twice does nothing twice. The time counts from its loss, for all who queue. */
  async #patiently<Answer>(ask: (again: boolean) => Promise<Answer>, mayRepeat: boolean): Promise<Answer> {
    for (let again = false; ; again = true) {
      try {
        const answer = await ask(again);
        this.#lostAt = undefined;
        return answer;
      } catch (error) {
        if (!mayRepeat || !(error instanceof LogUnavailable) || error instanceof LogForbidden) throw error;
        this.#lostAt ??= Date.now();
        if (Date.now() >= this.#lostAt + this.#options.patience) throw error;
        await delay(pause);
      }
    }
  }
}

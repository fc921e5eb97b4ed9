import { LogUnavailable } from '../../shared-kernel/ports/event-log.js';
import { AppendQueue, type PendingAppend, type QueueLimits } from './append-queue.js';
import type { AppendRequest } from './append-request.js';

/**
 * Appends of this process gather here, bounded, while those before them are under way: no timers, so a lone append never waits for company, and
 * under load the batches size themselves. Whoever writes a batch tells of each of its appends that it is done.
 */
export class Gathering<Outcome> {
  readonly #write: (batch: readonly PendingAppend<Outcome>[]) => Promise<void>;
  readonly #queue: AppendQueue<Outcome>;
  #working: Promise<void> | undefined;
  #closed = false;

  constructor(limits: QueueLimits, write: (batch: readonly PendingAppend<Outcome>[]) => Promise<void>) {
    this.#queue = new AppendQueue(limits);
    this.#write = write;
  }

  /** Rejects with LogOverloaded when there is no more room, and with LogUnavailable once it is closed. */
  append(request: AppendRequest): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw new LogUnavailable('The event log is closed.');
      this.#queue.add({ request, resolve, reject });
      this.#working ??= this.#work();
    });
  }

  /** Makes room, and way for the next of the same stream; before its caller is told. */
  done(append: PendingAppend<Outcome>): void {
    this.#queue.done(append);
  }

  /** Takes nothing more, and waits until all that waits is written. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
  }

  async #work(): Promise<void> {
    await nextTick(); // callers that were just answered may append again in this same step
    while (!this.#queue.isEmpty) {
      await this.#write(this.#queue.take());
      await nextTick();
    }
    this.#working = undefined;
  }
}

const nextTick = (): Promise<void> => new Promise(resolve => process.nextTick(resolve));

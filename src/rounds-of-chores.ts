import { asService } from './infrastructure/asking/asker.js';
import type { Platform } from './platform.js';
import type { JobWorker } from './shared-kernel/ports/messages.js';

const EVERY_MS = 60_000;

/** Chores make up for what the queue may have lost; each is safe to repeat, and one process does them at a time. */
export class RoundsOfChores {
  private readonly chores: readonly JobWorker[];
  private begun = 0;
  private beat: NodeJS.Timeout | undefined;
  private readonly ending = new AbortController();

  constructor(
    workers: readonly JobWorker[],
    private readonly platform: Pick<Platform, 'journal' | 'idempotency' | 'sharing'>,
  ) {
    this.chores = workers.filter(worker => worker.recurs);
  }

  /** A round may still find work that was lost. */
  get underWay(): boolean {
    return this.begun > 0;
  }

  /** One at once, and one every minute. */
  start(): void {
    void this.run();
    this.beat = setInterval(() => void this.run(), EVERY_MS).unref();
  }

  /** No further ones; one that is under way ends after the chore that it is at. */
  stop(): void {
    clearInterval(this.beat);
    this.ending.abort();
  }

  async run(): Promise<void> {
    this.begun += 1;
    try {
      await asService('chore', () => this.platform.sharing.turns.alone('chores', () => this.round()));
    } catch (error) {
      this.platform.journal.warn('chore tries again', { job: 'round-of-chores', error });
    } finally {
      this.begun -= 1;
    }
  }

  private async round(): Promise<void> {
    const { journal, idempotency } = this.platform;
    for (const chore of this.chores) {
      if (this.ending.signal.aborted) return;
      await chore.run({}, this.ending.signal).catch((error: unknown) => journal.warn('chore tries again', { job: chore.job, error }));
    }
    await idempotency.forgetOld().catch((error: unknown) => journal.warn('chore tries again', { job: 'forget-old-outcomes', error }));
  }
}

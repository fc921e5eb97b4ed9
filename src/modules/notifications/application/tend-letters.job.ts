import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../../infrastructure/messaging/journal.js';
import { newId } from '../../../shared-kernel/ids.js';
import { LetterStore } from '../../../shared-kernel/ports/letter-store.js';
import { Mailer } from '../../../shared-kernel/ports/mail.js';
import { Clock, Jobs, JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels } from '../../../shared-kernel/ports/read-models.js';
import { READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import { HANDED_OVER_WITHIN_MS, LETTERS_KEPT_MS } from '../domain/letter-rules.js';
import { letterWishRows, WANTED_BELOW } from '../projections/letter-wishes.projection.js';
import { WRITE_LETTERS } from './write-letters.job.js';

/** Looks again at everybody who wants letters, because the queue is a hint and may be lost, and forgets what is long over. */
@Injectable()
export class TendLettersJob extends JobWorker {
  readonly job = 'notifications.tend-letters';
  readonly lane: Lane = 'chores';
  override readonly recurs = true;

  constructor(
    private readonly store: LetterStore,
    private readonly mailer: Mailer,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly journal: Journal,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
  ) {
    super();
  }

  async run(_: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    const now = this.clock.now().getTime();
    const { unknown } = await this.store.tidy({ inHand: new Date(now - HANDED_OVER_WITHIN_MS), begun: new Date(now - LETTERS_KEPT_MS) });
    if (unknown > 0) this.journal.warn('of letters about notices nobody knows whether they arrived', { letters: unknown });
    if (!this.mailer.ready) return;
    for await (const { accountId } of this.rows.before(letterWishRows, WANTED_BELOW)) {
      if (signal.aborted) return;
      await this.jobs.add({ job: WRITE_LETTERS, data: { accountId } }, newId());
    }
  }
}

/** Forgets the letters of an account that was erased. */
@Injectable()
export class ForgetLettersJob extends JobWorker {
  readonly job = 'notifications.forget-letters';
  readonly lane: Lane = 'chores';

  constructor(private readonly store: LetterStore) {
    super();
  }

  run({ accountId = '' }: Readonly<Record<string, string>>): Promise<void> {
    return this.store.forget(accountId);
  }
}

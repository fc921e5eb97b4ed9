import { Inject, Injectable } from '@nestjs/common';
import { systemContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Clock, Commands, Jobs, JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels } from '../../../shared-kernel/ports/read-models.js';
import { READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import { apiKeyCommands } from '../domain/commands.js';
import { keyExpiryRows } from '../projections/key-expiry.projection.js';
import { keyStatusRows } from '../projections/key-status.projection.js';
import { daysUntil } from './days-until.js';

/** Warns of keys whose own date comes near and ends those whose date has come; after down-time it makes up for what was missed. */
@Injectable()
export class LookAtKeyDatesJob extends JobWorker {
  readonly job = 'api-keys.look-at-key-dates';
  readonly lane: Lane = 'chores';
  override readonly recurs = true;

  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
  ) {
    super();
  }

  async run(_: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    const now = this.clock.now();
    for await (const { accountId, fingerprint, expiresAt } of this.rows.before(keyExpiryRows, now.toISOString())) {
      if (signal.aborted) return;
      const command = apiKeyCommands.LookAtKeyExpiry({ accountId, fingerprint, daysLeft: daysUntil(expiresAt, now) });
      await this.commands.send(command, { ...systemContext(`job:${this.job}`), accountId });
    }
  }
}

/** Longer than the pause between two rounds of chores. */
const AHEAD_MS = 120_000;

/** Makes jobs for the re-checks that are due soon, because the queue is a hint and may be lost; one too many does nothing. */
@Injectable()
export class RecreateRechecksJob extends JobWorker {
  readonly job = 'api-keys.recreate-rechecks';
  readonly lane: Lane = 'chores';
  override readonly recurs = true;

  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
  ) {
    super();
  }

  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    const soon = new Date(now + AHEAD_MS).toISOString();
    for await (const { accountId, fingerprint, nextCheckAt } of this.rows.before(keyStatusRows, soon)) {
      if (nextCheckAt === null) continue;
      const delayMs = Math.max(0, Date.parse(nextCheckAt) - now);
      await this.jobs.add({ job: 'api-keys.recheck', data: { accountId, fingerprint }, delayMs }, idFrom(accountId, 'recheck', nextCheckAt));
    }
  }
}

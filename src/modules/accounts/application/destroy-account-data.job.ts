import { Inject, Injectable } from '@nestjs/common';
import { IdempotencyStore } from '../../../infrastructure/http/idempotency-store.js';
import { partOf, systemContext, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom, type AccountId } from '../../../shared-kernel/ids.js';
import { Commands, JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels } from '../../../shared-kernel/ports/read-models.js';
import { SignInTraces } from '../../../shared-kernel/ports/sign-in-store.js';
import { DATA_KEYS, READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import type { DataKeys } from '../../../shared-kernel/ports/vault.js';
import { forgetTasks } from '../../media-pipeline/index.js';
import { forgetProjects } from '../../projects/index.js';
import { accountCommands, emailCommands } from '../domain/commands.js';
import { erasureRows, UNDER_WAY_BELOW } from '../projections/erasures.projection.js';
import { AccountStreams } from './account-streams.js';

/**
 * Destroys everything that is kept of an erased account outside of the log. The data key goes first: from then on whatever is
 * left is unreadable. Each step may be repeated; only a run that came to its end says so.
 */
@Injectable()
export class DestroyAccountDataJob extends JobWorker {
  readonly job = 'accounts.destroy-account-data';
  readonly lane: Lane = 'chores';

  constructor(
    private readonly streams: AccountStreams,
    private readonly commands: Commands,
    private readonly traces: SignInTraces,
    private readonly outcomes: IdempotencyStore,
    @Inject(DATA_KEYS) private readonly dataKeys: DataKeys,
  ) {
    super();
  }

  async run({ accountId = '' }: Readonly<Record<string, string>>): Promise<void> {
    const account = await this.streams.account(accountId);
    if (account.status !== 'erased') return;
    const context = { ...systemContext(`job:${this.job}`, idFrom(this.job, accountId)), accountId };
    await this.dataKeys.destroy(accountId);
    const signIns = await this.traces.remove(accountId);
    await this.commands.send(emailCommands.ReleaseEmail({ emailHash: account.emailHash, accountId }), partOf(context, 'release'));
    const rest = await this.forgetWork(context, accountId);
    const destroyed = { dataKeys: 1, emailReservations: 1, ...signIns, ...rest, keptAnswers: await this.outcomes.forget(accountId) };
    await this.commands.send(accountCommands.RecordDestruction({ accountId, destroyed }), partOf(context, 'destroyed'));
  }

  private async forgetWork(context: CommandContext, accountId: AccountId) {
    // a later run may find more: each is an order of its own
    const orders = { ...systemContext(context.actor), accountId };
    const projects = await this.commands.perform(forgetProjects, { accountId }, partOf(orders, 'projects'));
    const tasks = await this.commands.perform(forgetTasks, { accountId }, partOf(orders, 'tasks'));
    const { files, bytes, ...tasksAlone } = tasks;
    return { ...projects, ...tasksAlone, files: projects.files + files, fileBytes: projects.fileBytes + bytes };
  }
}

/** Takes up erasures that a lost queue or a crash left undone. */
@Injectable()
export class ResumeErasuresJob extends JobWorker {
  readonly job = 'accounts.resume-erasures';
  readonly lane: Lane = 'chores';
  override readonly recurs = true;

  constructor(
    private readonly destruction: DestroyAccountDataJob,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
  ) {
    super();
  }

  async run(): Promise<void> {
    for await (const { accountId } of this.rows.before(erasureRows, UNDER_WAY_BELOW)) await this.destruction.run({ accountId });
  }
}

import {
  destroyEnvelopeWhenKeyIsRemoved,
  noteKeyTroubleWhenCallFails,
  noteKeyWorksWhenCallSucceeds,
} from '../../src/modules/api-keys/application/key.policies.js';
import { apiKey, type ApiKey } from '../../src/modules/api-keys/domain/api-key.js';
import { settleHoldWhenTaskEnds } from '../../src/modules/credits/application/settle-hold-when-task-ends.policy.js';
import type { CreditAccount } from '../../src/modules/credits/domain/account-state.js';
import { Books, type BookedEvent } from '../../src/modules/credits/domain/conservation.js';
import { creditAccount } from '../../src/modules/credits/domain/credit-account.js';
import type { CreditEvent } from '../../src/modules/credits/domain/events.js';
import { availableIn } from '../../src/modules/credits/domain/slices.js';
import { perToken, smallPrices } from '../../src/modules/credits/testing/credit-stories.js';
import { scheduleTasksWhenProjectAsks } from '../../src/modules/media-pipeline/application/schedule-tasks-when-project-asks.policy.js';
import { stopTasksWhenKeyGoes } from '../../src/modules/media-pipeline/application/stop-tasks-when-key-goes.policy.js';
import { taskCommands } from '../../src/modules/media-pipeline/domain/commands.js';
import { task, type Task } from '../../src/modules/media-pipeline/domain/task.js';
import { project } from '../../src/modules/projects/domain/project.js';
import type { StandingView } from '../../src/modules/projects/domain/queries.js';
import { standingRows } from '../../src/modules/projects/projections/standing.projection.js';
import type { Decider } from '../../src/shared-kernel/decider.js';
import type { AnyCommand, AnyEvent } from '../../src/shared-kernel/message.js';
import type { Heard, Job, Policy, Reaction } from '../../src/shared-kernel/policy.js';
import type { Position } from '../../src/shared-kernel/ports/event-log.js';
import { isRefusal } from '../../src/shared-kernel/refusal.js';
import { momentOf } from '../../src/shared-kernel/testing/rows-after.js';

export const ada = 'ada';

type Loose = Decider<unknown, AnyCommand, AnyEvent>;

const DECIDERS: Readonly<Record<string, Loose>> = {
  apikey: apiKey as unknown as Loose,
  credits: creditAccount as unknown as Loose,
  project: project as unknown as Loose,
  task: task as unknown as Loose,
};

const POLICIES: readonly Policy[] = [
  scheduleTasksWhenProjectAsks,
  stopTasksWhenKeyGoes,
  settleHoldWhenTaskEnds,
  noteKeyTroubleWhenCallFails,
  noteKeyWorksWhenCallSucceeds,
  destroyEnvelopeWhenKeyIsRemoved,
];

interface Stream {
  readonly state: unknown;
  readonly revision: number;
}

const isJob = (reaction: Reaction): reaction is Job => 'job' in reaction;

/**
 * The product in memory: the real deciders, policies, books and standing, and nothing of what surrounds them. Policies hear events when
 * the story says so, each of them once or twice, so that everything else happens in between.
 */
export class SmallProduct {
  readonly books = new Books();
  readonly history: Heard<AnyEvent>[] = [];
  /** The part of it that moves credits. */
  readonly movements: Heard<CreditEvent>[] = [];
  private readonly streams = new Map<string, Stream>();
  private standingRow: StandingView = { accountId: ada, key: { status: 'none' }, keyRevision: null };
  private heard = 0;

  constructor() {
    const signUpGrant = { amount: '0' as const, priority: 1, expiresAfterDays: null };
    const data = { catalogueId: 'platform', version: perToken.priceVersion, hash: 'h', operations: smallPrices, signUpGrant };
    this.books.enter({ type: 'PriceCatalogueAdopted', data, position: '0' as Position });
  }

  get key(): ApiKey {
    return this.state('apikey', ada) as ApiKey;
  }

  get credits(): CreditAccount {
    return this.state('credits', ada) as CreditAccount;
  }

  get available(): bigint {
    return availableIn(this.credits.grants);
  }

  get standing(): StandingView {
    return this.standingRow;
  }

  get tasks(): readonly Exclude<Task, { status: 'none' }>[] {
    return [...this.streams].flatMap(([name, { state }]) => (name.startsWith('task-') ? [state as Exclude<Task, { status: 'none' }>] : []));
  }

  taskOf(taskId: string): Task {
    return this.state('task', taskId) as Task;
  }

  get now(): string {
    return momentOf(this.history.length);
  }

  /** The code of the refusal, or null. */
  tell(command: AnyCommand): string | null {
    const decider = DECIDERS[command.category];
    if (!decider) throw new Error(`nobody decides on ${command.category}`);
    try {
      for (const event of decider.decide(command, this.state(command.category, command.streamId)))
        this.append(`${command.category}-${command.streamId}`, decider, event);
      return null;
    } catch (error) {
      if (isRefusal(error)) return error.code;
      throw error;
    }
  }

  /** Lets the policies hear the next events; `twice` delivers each of them again. */
  hear(count: number, twice: boolean): void {
    for (let n = 0; n < count && this.heard < this.history.length; n += 1) {
      const event = this.history[this.heard++] as Heard<AnyEvent>;
      for (const policy of POLICIES)
        for (let again = 0; again < (twice ? 2 : 1); again += 1) policy.on[event.type]?.(event).forEach(it => this.carryOut(it));
    }
  }

  hearAll(): void {
    while (this.heard < this.history.length) this.hear(1, false);
  }

  private carryOut(reaction: Reaction): void {
    if (!isJob(reaction)) return void this.tell(reaction);
    if (reaction.job !== 'media-pipeline.stop-tasks-of-key') return;
    const { fingerprint, reason } = reaction.data as { fingerprint: string; reason: 'key-removed' | 'key-unusable' };
    for (const { ref, order } of this.tasks)
      if (order.payer.by === 'own-key' && order.payer.fingerprint === fingerprint)
        this.tell(taskCommands.StopTask({ taskId: ref.taskId, reason, fingerprint }));
  }

  private state(category: string, id: string): unknown {
    return this.streams.get(`${category}-${id}`)?.state ?? DECIDERS[category]?.initial;
  }

  private append(name: string, decider: Loose, event: AnyEvent): void {
    const before = this.streams.get(name) ?? { state: decider.initial, revision: -1 };
    const revision = before.revision + 1;
    this.streams.set(name, { state: decider.evolve(before.state, event), revision });
    const position = String(this.history.length + 1).padStart(20, '0') as Position;
    const metadata = { actor: 'system', commandId: 'c', causationId: 'c', correlationId: 'c', at: this.now };
    const heard: Heard<AnyEvent> = { ...event, id: `event-${position}`, stream: name, revision, position, metadata };
    this.history.push(heard);
    if (name.startsWith('credits-')) {
      this.books.enter({ ...event, position } as unknown as BookedEvent);
      this.movements.push(heard as Heard<CreditEvent>);
    }
    const reduce = standingRows.on[event.type];
    if (reduce && name.startsWith('apikey-')) this.standingRow = reduce(this.standingRow as never, heard, ada) as unknown as StandingView;
  }
}

import { account } from '../../src/modules/accounts/domain/account.js';
import { noteKeyTroubleWhenCallFails, noteKeyWorksWhenCallSucceeds } from '../../src/modules/api-keys/application/key.policies.js';
import { keepOwnBooksWhenTasksRun } from '../../src/modules/api-keys/application/own-spending.policy.js';
import { apiKey } from '../../src/modules/api-keys/domain/api-key.js';
import { ownSpending } from '../../src/modules/api-keys/domain/own-spending.js';
import { bookPaymentWhenShopReportsIt } from '../../src/modules/credits/application/book-payment-when-shop-reports-it.policy.js';
import { settleHoldWhenTaskEnds } from '../../src/modules/credits/application/settle-hold-when-task-ends.policy.js';
import { creditAccount } from '../../src/modules/credits/domain/credit-account.js';
import { payments } from '../../src/modules/credits/domain/payment.js';
import { performTaskWhenDue } from '../../src/modules/media-pipeline/application/perform-task-when-due.policy.js';
import { scheduleTasksWhenProjectAsks } from '../../src/modules/media-pipeline/application/schedule-tasks-when-project-asks.policy.js';
import { task } from '../../src/modules/media-pipeline/domain/task.js';
import { project } from '../../src/modules/projects/domain/project.js';
import { upload } from '../../src/modules/projects/domain/upload.js';
import type { Decider } from '../../src/shared-kernel/decider.js';
import type { AnyCommand, AnyEvent } from '../../src/shared-kernel/message.js';
import type { Heard, Job, Policy, Reaction } from '../../src/shared-kernel/policy.js';
import type { EventMetadata, Position } from '../../src/shared-kernel/ports/event-log.js';
import { isRefusal } from '../../src/shared-kernel/refusal.js';

type Loose = Decider<unknown, AnyCommand, AnyEvent>;

const DECIDERS = new Map<string, Loose>(
  Object.entries({ account, apikey: apiKey, ownspend: ownSpending, credits: creditAccount, payment: payments, project, task, upload }).map(
    ([category, decider]) => [category, decider as unknown as Loose],
  ),
);

const POLICIES: readonly Policy[] = [
  scheduleTasksWhenProjectAsks,
  performTaskWhenDue,
  settleHoldWhenTaskEnds,
  noteKeyWorksWhenCallSucceeds,
  noteKeyTroubleWhenCallFails,
  keepOwnBooksWhenTasksRun,
  bookPaymentWhenShopReportsIt,
];

/** An event as it would be appended. */
export type Written = Omit<Heard<AnyEvent>, 'position'>;

export interface Listener {
  written(event: Written): void;
  asked(job: Job): void;
}

/** Which request an order belongs to, and what brought it about. */
interface Cause {
  readonly causationId: string;
  readonly correlationId: string;
  readonly actor: string;
}

const isJob = (reaction: Reaction): reaction is Job => 'job' in reaction;

/** The product's own deciders and policies over streams in memory, and nothing of what surrounds them: policies hear at once. */
export class ProductInMemory {
  /** Service time, which whoever tells it orders lets pass. */
  now = 0;
  private readonly streams = new Map<string, { state: unknown; revision: number }>();

  constructor(
    private readonly newId: () => string,
    private readonly listener: Listener,
  ) {}

  get at(): string {
    return new Date(this.now).toISOString();
  }

  id(): string {
    return this.newId();
  }

  /** Streams that it holds. */
  get size(): number {
    return this.streams.size;
  }

  /** An order of an account's own; the code of the refusal, or null. */
  tell(command: AnyCommand, accountId: string): string | null {
    const request = this.newId();
    return this.carryOut(command, accountId, { causationId: request, correlationId: request, actor: `account:${accountId}` });
  }

  /** A step that a worker of the product takes. */
  work(command: AnyCommand, accountId: string, correlationId: string): string | null {
    return this.carryOut(command, accountId, { causationId: this.newId(), correlationId, actor: 'job:media-pipeline.perform-task' });
  }

  /** What is over and will not be asked about again needs no memory. */
  forget(stream: string): void {
    this.streams.delete(stream);
  }

  private carryOut(command: AnyCommand, accountId: string, cause: Cause): string | null {
    const decider = DECIDERS.get(command.category);
    if (!decider) throw new Error(`nobody decides on ${command.category}`);
    const stream = `${command.category}-${command.streamId}`;
    try {
      const before = this.streams.get(stream) ?? { state: decider.initial, revision: -1 };
      const events = decider.decide(command, before.state).map(event => this.write(stream, before, decider, event, accountId, cause));
      this.streams.set(stream, before);
      for (const event of events) this.hear(event, accountId);
      return null;
    } catch (error) {
      if (isRefusal(error)) return error.code;
      throw error;
    }
  }

  private write(
    stream: string,
    held: { state: unknown; revision: number },
    decider: Loose,
    event: AnyEvent,
    accountId: string,
    cause: Cause,
  ): Heard<AnyEvent> {
    held.state = decider.evolve(held.state, event);
    held.revision += 1;
    const metadata: EventMetadata = { accountId, actor: cause.actor, commandId: cause.causationId, ...withoutActor(cause), at: this.at };
    const written = { ...event, id: this.newId(), stream, revision: held.revision, position: '0' as Position, metadata };
    this.listener.written(written);
    return written;
  }

  private hear(event: Heard<AnyEvent>, accountId: string): void {
    const cause = { causationId: event.id, correlationId: event.metadata.correlationId };
    for (const { name, on } of POLICIES) {
      for (const reaction of on[event.type]?.(event) ?? []) {
        if (isJob(reaction)) this.listener.asked(reaction);
        else this.carryOut(reaction, accountId, { ...cause, actor: `policy:${name}` });
      }
    }
  }
}

const withoutActor = ({ causationId, correlationId }: Cause) => ({ causationId, correlationId });

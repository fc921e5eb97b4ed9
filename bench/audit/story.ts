import { settleHoldWhenTaskEnds } from '../../src/modules/credits/application/settle-hold-when-task-ends.policy.js';
import type { CreditAccount } from '../../src/modules/credits/domain/account-state.js';
import { creditCommands } from '../../src/modules/credits/domain/commands.js';
import { creditAccount } from '../../src/modules/credits/domain/credit-account.js';
import type { PriceCatalogueEvent } from '../../src/modules/credits/domain/events.js';
import { taskCommands } from '../../src/modules/media-pipeline/domain/commands.js';
import type { TaskOrder } from '../../src/modules/media-pipeline/domain/orders.js';
import { task, type Task } from '../../src/modules/media-pipeline/domain/task.js';
import type { Decider } from '../../src/shared-kernel/decider.js';
import type { AnyCommand, AnyEvent } from '../../src/shared-kernel/message.js';
import type { Heard, Policy, Reaction } from '../../src/shared-kernel/policy.js';
import { isRefusal } from '../../src/shared-kernel/refusal.js';
import type { Quantities } from '../../src/shared-kernel/tariff.js';
import { Chance } from './chance.js';
import { catalogueOf, tariffIn, usageOf } from './story-prices.js';

/** An event as an export has it, but for its ordinal. */
export interface LogEvent {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly metadata: string;
}

export interface Telling {
  readonly seed: number;
  readonly events: number;
  readonly accounts: number;
  /** From this ordinal on another history is told, which is as valid. */
  readonly turnsAt?: number;
  /** At this ordinal the operator went on with a new epoch, after so many events had been lost. */
  readonly epochAt?: { readonly ordinal: number; readonly lost: number };
}

type Loose = Decider<unknown, AnyCommand, AnyEvent>;
const DECIDERS: Readonly<Record<string, Loose>> = { credits: creditAccount as unknown as Loose, task: task as unknown as Loose };
const OPERATIONS = ['transcription', 'thumbnails', 'text', 'text', 'image'];
const START = Date.parse('2026-01-01T00:00:00.000Z');

interface OpenTask {
  readonly taskId: string;
  readonly accountId: string;
  readonly operation: string;
  readonly most: Quantities;
}

/**
 * A product's life, made by the product's own deciders: accounts that receive credits in every way and spend them on tasks, which end in every way.
 * Streams that the books do not read are there too.
 */
export class LogStory {
  private chance: Chance;
  private readonly accounts: readonly string[];
  private readonly states = new Map<string, unknown>();
  private readonly revisions = new Map<string, number>();
  private readonly open: OpenTask[] = [];
  private readonly spent: { readonly accountId: string; readonly holdId: string }[] = [];
  private readonly payments: { readonly accountId: string; readonly grantId: string }[] = [];
  private readonly periods = new Map<string, number>();
  private catalogue: PriceCatalogueEvent = catalogueOf(0);
  private catalogues = 0;
  private now = START;
  private told: LogEvent[] = [];
  private ordinal = 0;

  constructor(private readonly telling: Telling) {
    this.chance = new Chance(telling.seed);
    this.accounts = Array.from({ length: telling.accounts }, () => this.chance.uuid());
  }

  /** The log in its order. */
  *events(): Generator<LogEvent> {
    this.adopt();
    while (this.ordinal < this.telling.events) {
      for (const event of this.told.splice(0)) {
        if (this.ordinal === this.telling.events) return;
        this.ordinal += 1;
        yield event;
      }
      this.happen();
    }
  }

  private happen(): void {
    const { turnsAt, epochAt, seed } = this.telling;
    if (turnsAt !== undefined && this.ordinal >= turnsAt - 1 && !this.states.has('turned')) {
      this.states.set('turned', true);
      this.chance = new Chance(seed ^ 0x5bd1e995);
    }
    if (epochAt !== undefined && this.ordinal >= epochAt.ordinal - 1 && !this.states.has('epoch')) {
      this.states.set('epoch', true);
      const lost = { from: this.ordinal + 1, to: this.ordinal + epochAt.lost };
      return this.record('logepoch-platform', 'LogEpochOpened', { epoch: 2, checkpoint: null, lost, reason: 'restored' });
    }
    this.now += this.chance.below(40_000);
    const accountId = this.chance.oneOf(this.accounts);
    const what = this.chance.below(100);
    if (what < 14) this.receive(accountId);
    else if (what < 44) this.order(accountId);
    else if (what < 86) this.work();
    else if (what < 95) this.correct(accountId);
    else this.besides(accountId);
  }

  private adopt(): void {
    this.catalogue = catalogueOf(this.catalogues);
    this.catalogues += 1;
    this.record('pricecatalogue-platform', this.catalogue.type, this.catalogue.data);
  }

  private get at(): string {
    return new Date(this.now).toISOString();
  }

  private later(days: number): string {
    return new Date(this.now + 86_400_000 * days).toISOString();
  }

  private receive(accountId: string): void {
    const { chance } = this;
    const grantId = chance.uuid();
    const amount = `${BigInt(chance.between(1, 40_000_000))}` as const;
    const terms = {
      accountId,
      grantId,
      amount,
      priority: chance.oneOf([10, 100, 100]),
      expiresAt: chance.percent(30) ? this.later(chance.oneOf([0.01, 1, 30])) : null,
    };
    const cited = chance.percent(50) ? this.catalogue.data.version : null;
    if (chance.percent(15)) {
      const startsAt = this.later(0.005);
      const expiresAt = terms.expiresAt === null ? null : this.later(40);
      return this.tell(
        creditCommands.GrantCredits({
          ...terms,
          source: 'goodwill',
          startsAt,
          expiresAt,
          priceVersion: null,
          reason: 'goodwill',
          note: { sealed: 'ünïcödé 漢字' },
        }),
      );
    }
    const isPayment = chance.percent(40);
    if (isPayment) this.payments.push({ accountId, grantId });
    return this.tell(creditCommands.GrantCredits({ ...terms, source: isPayment ? 'top-up' : 'sign-up', priceVersion: cited }));
  }

  private order(accountId: string): void {
    const { chance } = this;
    const operation = chance.oneOf(OPERATIONS);
    const taskId = chance.uuid();
    const most = usageOf(operation, chance);
    const projectId = chance.uuid();
    const isOwn = chance.percent(25);
    if (!isOwn) {
      const hold = { holdId: taskId, projectId, tariff: tariffIn(this.catalogue, operation), ceiling: most };
      const further = chance.percent(10) ? [{ ...hold, holdId: chance.uuid() }] : [];
      this.tell(creditCommands.HoldCredits({ accountId, holds: [hold, ...further], now: this.at }));
      if (!(this.states.get(`credits-${accountId}`) as CreditAccount | undefined)?.openHolds.has(taskId)) return;
    }
    const payer = isOwn ? { by: 'own-key' as const, fingerprint: 'f'.repeat(32) } : { by: 'credits' as const };
    const order = {
      operation,
      payer,
      rule: isOwn ? 'R20' : 'R17',
      after: [],
      model: 'm',
      prompt: { sealed: 'p'.repeat(80) },
    } as unknown as TaskOrder;
    this.tell(taskCommands.ScheduleTask({ taskId, accountId, projectId, order }));
    this.open.push({ taskId, accountId, operation, most });
  }

  /** Something of an open task: a call, an end, a larger hold. */
  private work(): void {
    const { chance, open } = this;
    const at = chance.below(open.length);
    const chosen = open[at];
    if (!chosen) return;
    const { taskId, accountId, operation, most } = chosen;
    const attemptId = chance.uuid();
    const what = chance.below(100);
    if (what < 45) return this.tell(taskCommands.IntendAttempt({ taskId, attemptId, step: 0, model: 'm', expects: most }));
    if (what < 50) {
      const ceiling = Object.fromEntries(Object.entries(most).map(([unit, quantity]) => [unit, quantity + chance.below(5)]));
      return this.tell(creditCommands.ExtendHold({ accountId, holdId: taskId, ceiling, reason: 'longer', now: this.at }));
    }
    open[at] = open.at(-1) as OpenTask;
    open.pop();
    this.spent.push({ accountId, holdId: taskId });
    if (this.spent.length > 200) this.spent.shift();
    const usage = chance.percent(12)
      ? Object.fromEntries(Object.entries(most).map(([unit, quantity]) => [unit, quantity * 2 + 1]))
      : usageOf(operation, chance);
    if (what < 85) return this.tell(taskCommands.CompleteTask({ taskId, usage, products: [], model: 'm', simulated: true }));
    if (what < 93) {
      const cause = chance.oneOf(['provider-failed', 'worker-failed'] as const);
      return this.tell(taskCommands.FailTask({ taskId, cause, reason: 'r', fingerprint: null, usage: chance.percent(50) ? usage : {} }));
    }
    return this.tell(taskCommands.CancelTask({ taskId, reason: 'cancelled' }));
  }

  private correct(accountId: string): void {
    const { chance } = this;
    const id = chance.uuid();
    const amount = BigInt(chance.between(1, 3_000_000));
    const charge = chance.oneOf(this.spent);
    const payment = chance.oneOf(this.payments);
    const period = (this.periods.get(accountId) ?? 0) + 1;
    const refill = { amount: '5000000', priority: 50, rolloverCap: '1000000' } as const;
    switch (chance.below(8)) {
      case 0:
        return this.tell(creditCommands.AdjustCredits({ accountId, adjustmentId: id, amount: `${amount}`, reason: 'goodwill' }));
      case 1:
        return this.tell(creditCommands.AdjustCredits({ accountId, adjustmentId: id, amount: `${-amount}`, reason: 'mistake' }));
      case 2:
        return (
          charge &&
          this.tell(creditCommands.ReturnCharge({ ...charge, returnId: id, amount: chance.percent(40) ? null : '1000', reason: 'unusable-result' }))
        );
      case 3:
        return payment && this.tell(creditCommands.TakePaymentBack({ ...payment, reversalId: id, amount: `${amount}`, reason: 'chargeback' }));
      case 4:
        this.periods.set(accountId, period);
        return this.tell(creditCommands.RefillCredits({ accountId, grantId: id, period, refill, priceVersion: this.catalogue.data.version }));
      case 5:
        return this.tell(creditCommands.ExpireGrants({ accountId, now: this.at }));
      case 6:
        return this.tell(creditCommands.SetLowBalanceThresholds({ accountId, thresholds: ['1000000', `${amount}`] }));
      default:
        return this.tell(creditCommands.SetSpendingLimit({ accountId, limit: chance.percent(50) ? null : '900000000' }));
    }
  }

  /** What the books do not read. */
  private besides(accountId: string): void {
    const { chance } = this;
    if (chance.percent(3) && this.catalogues < 12) return this.adopt();
    if (chance.percent(50))
      return this.record(`account-${accountId}`, 'GlobalInstructionsChanged', {
        accountId,
        text: { sealed: 'ß'.repeat(chance.below(200)) },
        version: 1,
        bytes: 1,
      });
    return this.record(`project-${chance.uuid()}`, 'ProjectRenamed', { accountId, name: { sealed: chance.uuid() } });
  }

  private tell(command: AnyCommand): void {
    const stream = `${command.category}-${command.streamId}`;
    const decider = DECIDERS[command.category] as Loose;
    let state = this.states.get(stream) ?? decider.initial;
    try {
      for (const event of decider.decide(command, state)) {
        state = decider.evolve(state, event);
        this.states.set(stream, state);
        this.record(stream, event.type, event.data);
        this.settle(event);
        if (command.category === 'task' && (state as Task).status === 'ended') this.states.delete(stream);
      }
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }

  private settle(event: AnyEvent): void {
    const reactions: readonly Reaction[] =
      (settleHoldWhenTaskEnds as Policy).on[event.type]?.({ ...event, metadata: { at: this.at } } as Heard<AnyEvent>) ?? [];
    for (const reaction of reactions) if (!('job' in reaction)) this.tell(reaction);
  }

  private record(stream: string, type: string, data: object): void {
    const revision = (this.revisions.get(stream) ?? -1) + 1;
    this.revisions.set(stream, revision);
    const [id, commandId] = [this.chance.uuid(), this.chance.uuid()];
    const { accountId } = data as { accountId?: string };
    const metadata = {
      ...(accountId === undefined ? {} : { accountId }),
      actor: 'system',
      commandId,
      causationId: commandId,
      correlationId: commandId,
      at: this.at,
    };
    this.told.push({ stream, revision, id, type, schemaVersion: 1, data: JSON.stringify(data), metadata: JSON.stringify(metadata) });
  }
}

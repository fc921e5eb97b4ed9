import { Injectable } from '@nestjs/common';
import type { AnyCommand } from '../../../shared-kernel/message.js';
import type { RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { PastDecisions, Queries, type Judgement } from '../../../shared-kernel/ports/messages.js';
import type { Tariff } from '../../../shared-kernel/tariff.js';
import type { Binding } from '../../../shared-kernel/who-pays.js';
import { creditCommands, ordersAtTheEnd } from '../../credits/index.js';
import { standingAt, type ProjectEvent } from '../../projects/index.js';
import { OwnStreams } from './own-streams.js';
import type { PayerOnRecord } from './payer-again.js';
import type { JudgedAgain, MoneyFacts } from './why-money.js';

type Asking = Extract<ProjectEvent, { type: 'ProjectCreated' | 'WorkRequested' }>;

const isAsking = (event: { readonly type: string }): boolean => event.type === 'ProjectCreated' || event.type === 'WorkRequested';

/** Gathers what the log says of one task's money, and has each entry of the ledger decided again. */
@Injectable()
export class GatherMoneyFacts {
  constructor(
    private readonly streams: OwnStreams,
    private readonly queries: Queries,
    private readonly decisions: PastDecisions,
  ) {}

  /** Null where the account has neither such a task nor such a hold. */
  async of(accountId: string, taskId: string): Promise<MoneyFacts | null> {
    const ledger = await this.ledgerOf(accountId, taskId);
    const task = await this.streams.read(accountId, `task-${taskId}`);
    const projectId = [...task, ...ledger][0]?.data['projectId'];
    if (typeof projectId !== 'string') return null;
    const project = await this.streams.read(accountId, `project-${projectId}`);
    const asked =
      project.find(event => isAsking(event) && (event as unknown as Asking).data.tasks.some(planned => planned.taskId === taskId)) ?? null;
    const tariff = ledger.find(({ type }) => type === 'CreditsHeld')?.data['tariff'] as Tariff | undefined;
    const payer = asked && (await this.payerOf(accountId, taskId, asked, { tariff, project }));
    const judged = await Promise.all(
      ledger.filter(({ type }) => ['HoldSettled', 'HoldReleased', 'ChargeReturned'].includes(type)).map(entry => this.judged(entry, task)),
    );
    return { taskId, accountId, payer, ledger, task, asked, judged };
  }

  private ledgerOf(accountId: string, taskId: string): Promise<readonly RecordedEvent[]> {
    const isItsOwn = ({ data }: RecordedEvent): boolean => data['holdId'] === taskId;
    return this.streams.newest(accountId, 'credits', isItsOwn, event => event.type === 'CreditsHeld' && isItsOwn(event));
  }

  private async payerOf(
    accountId: string,
    taskId: string,
    asked: RecordedEvent,
    { tariff, project }: { readonly tariff: Tariff | undefined; readonly project: readonly RecordedEvent[] },
  ): Promise<PayerOnRecord | null> {
    const { type, data } = asked as unknown as Asking;
    const planned = data.tasks.find(known => known.taskId === taskId);
    if (!planned) return null;
    const { evidence } = data;
    const { key: keyThen } = await this.queries.ask(standingAt, { accountId, keyRevision: evidence.keyRevision });
    return {
      order: planned.order,
      evidence,
      atCreation: type === 'ProjectCreated',
      operationClass: tariff?.operationClass ?? 'key-paid',
      boundTo: (project[0]?.data['boundTo'] ?? null) as Binding | null,
      keyThen,
    };
  }

  private async judged(entry: RecordedEvent, task: readonly RecordedEvent[]): Promise<JudgedAgain> {
    const order = await this.orderOf(entry, task);
    return { entry, again: order && (await this.again(order, entry)) };
  }

  private again(order: AnyCommand, { revision }: RecordedEvent): Promise<Judgement> {
    return this.decisions.again(order, revision === 0 ? null : revision - 1);
  }

  /** What the end of the task ordered; where nothing of the task did, what the entry itself says that was ordered by somebody else. */
  private async orderOf(entry: RecordedEvent, task: readonly RecordedEvent[]): Promise<AnyCommand | null> {
    const cause = task.find(({ id }) => id === entry.metadata.causationId);
    if (cause) {
      const orders = await this.queries.ask(ordersAtTheEnd, { event: cause });
      const wanted = { HoldSettled: 'SettleHold', HoldReleased: 'ReleaseHold', ChargeReturned: 'ReturnCharge' }[entry.type];
      return orders.find(({ type }) => type === wanted) ?? null;
    }
    const { accountId, holdId, reason, ...more } = entry.data as unknown as Parameters<typeof creditCommands.ReturnCharge>[0];
    if (entry.type === 'HoldReleased' && !wasThere(task, entry)) return creditCommands.ReleaseHold({ accountId, holdId, reason });
    if (entry.type !== 'ChargeReturned') return null;
    const { returnId, amount, note } = more;
    return creditCommands.ReturnCharge({ accountId, holdId, returnId, amount, reason, ...(note === undefined ? {} : { note }) });
  }
}

/** A hold whose task had been scheduled by then goes back for that task's end alone. */
const wasThere = ([first]: readonly RecordedEvent[], { position }: RecordedEvent): boolean => first !== undefined && first.position < position;

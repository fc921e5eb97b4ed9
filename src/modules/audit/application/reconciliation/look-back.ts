import type { EventLog } from '../../../../shared-kernel/ports/event-log.js';
import type { Quantities } from '../../../../shared-kernel/tariff.js';
import type { LoggedEvent } from './report.js';

const ENDS = ['TaskSucceeded', 'TaskFailed', 'TaskCancelled'];

/** How a task ended. */
export interface TaskEnd {
  readonly position: string;
  readonly type: string;
  readonly taskId: string;
  readonly accountId: string;
  readonly payer: string;
  readonly usage: Quantities;
  readonly at: string;
}

/** How it stands with a task, as its stream tells. */
export interface KnownTask {
  readonly payer: string | null;
  readonly end: TaskEnd | null;
}

export const isEnd = ({ type }: LoggedEvent): boolean => ENDS.includes(type);

export const endOf = ({ position, type, data, metadata }: LoggedEvent): TaskEnd => ({
  position,
  type,
  taskId: String(data['taskId']),
  accountId: String(data['accountId']),
  payer: String(data['payer']),
  usage: data['usage'] as Quantities,
  at: metadata.at,
});

/** Who was to pay for what was ordered. */
export const payerIn = ({ data }: LoggedEvent): string => (data['order'] as { payer: { by: string } }).payer.by;

/** Looks up in single streams what lies outside a period, or what would be too much to remember. */
export class LookBack {
  constructor(private readonly log: EventLog) {}

  async task(taskId: string): Promise<KnownTask> {
    let payer: string | null = null;
    for await (const event of this.log.readStream(`task-${taskId}`)) {
      const heard = event as unknown as LoggedEvent;
      if (event.type === 'TaskScheduled') payer = payerIn(heard);
      if (isEnd(heard)) return { payer: payer ?? String(event.data['payer']), end: endOf(heard) };
    }
    return { payer, end: null };
  }

  /** What a task's stream says of one attempt, in order. */
  async attempt(taskId: string, attemptId: string): Promise<readonly { readonly type: string; readonly position: string }[]> {
    const told: { type: string; position: string }[] = [];
    for await (const { type, position, data } of this.log.readStream(`task-${taskId}`))
      if (data['attemptId'] === attemptId) told.push({ type, position });
    return told;
  }

  /** The last thing that an account's ledger says of a hold, its own beginning included; before a revision when one is given. */
  async hold(accountId: string, holdId: string, before?: number): Promise<LoggedEvent | null> {
    const from = before === undefined ? {} : { fromRevision: before - 1 };
    if (before === 0) return null;
    for await (const event of this.log.readStream(`credits-${accountId}`, { backwards: true, ...from }))
      if (event.data['holdId'] === holdId && ['CreditsHeld', 'HoldSettled', 'HoldReleased'].includes(event.type))
        return event as unknown as LoggedEvent;
    return null;
  }

  /** How a hold began. */
  async beginning(accountId: string, holdId: string, before: number): Promise<LoggedEvent | null> {
    for (let at = before; ;) {
      const event = await this.hold(accountId, holdId, at);
      if (event === null || event.type === 'CreditsHeld') return event;
      at = event.revision;
    }
  }
}

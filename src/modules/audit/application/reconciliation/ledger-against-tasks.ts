import type { Quantities } from '../../../../shared-kernel/tariff.js';
import { endOf, isEnd, payerIn, type KnownTask, type LookBack, type TaskEnd } from './look-back.js';
import { found, type Finding, type LoggedEvent, type Reconciler } from './report.js';

/** A task that is not squared with the ledger yet. */
interface Open {
  readonly held: string | null;
  readonly end: TaskEnd | null;
}

/** So many are remembered at a time; beyond them the oldest is looked up in its own streams. */
const MOST_OPEN = 20_000;

/** The settlement of a task follows its end within moments; what is younger may still come. */
const YOUNG_MS = 5 * 60 * 1000;

const alike = (one: Quantities, other: Quantities): boolean => {
  const units = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...units].every(unit => (one[unit] ?? 0) === (other[unit] ?? 0));
};

/**
 * Every settled hold has its task's end with the same usage, every success on credits was captured exactly once, and work that an own key paid for
 * held nothing. Remembered is what is under way; all else is forgotten once it is squared.
 */
export class LedgerAgainstTasks implements Reconciler {
  readonly categories = ['credits', 'task'];
  readonly counts = { holds: 0, settled: 0, released: 0, endedOnCredits: 0, endedOnOwnKey: 0 };
  private readonly open = new Map<string, Open>();

  constructor(
    private readonly lookBack: LookBack,
    private readonly asOf: string,
    private readonly most = MOST_OPEN,
  ) {}

  async hear(event: LoggedEvent): Promise<readonly Finding[]> {
    const findings = await this.square(event);
    const [oldest] = this.open;
    if (this.open.size <= this.most || !oldest) return findings;
    this.open.delete(oldest[0]);
    return [...findings, ...(await this.left(...oldest))];
  }

  async *end(): AsyncGenerator<Finding> {
    for (const [taskId, open] of this.open) yield* await this.left(taskId, open);
    this.open.clear();
  }

  private async square(event: LoggedEvent): Promise<readonly Finding[]> {
    if (isEnd(event)) return this.ended(endOf(event));
    switch (event.type) {
      case 'CreditsHeld':
        this.counts.holds += 1;
        this.open.set(String(event.data['holdId']), { held: event.position, end: null });
        return [];
      case 'TaskScheduled':
        return this.scheduled(event);
      case 'HoldSettled':
        this.counts.settled += 1;
        return this.settled(event);
      case 'HoldReleased':
        this.counts.released += 1;
        return this.released(event);
      default:
        return [];
    }
  }

  private scheduled(event: LoggedEvent): readonly Finding[] {
    const taskId = String(event.data['taskId']);
    const held = this.open.get(taskId)?.held;
    if (held === undefined || held === null || payerIn(event) !== 'own-key') return [];
    this.open.delete(taskId);
    return [ownKeyHeld(held, taskId)];
  }

  private ended(end: TaskEnd): readonly Finding[] {
    const { taskId, payer } = end;
    const held = this.open.get(taskId)?.held ?? null;
    if (payer === 'credits') {
      this.counts.endedOnCredits += 1;
      this.open.set(taskId, { held, end });
      return [];
    }
    this.counts.endedOnOwnKey += 1;
    this.open.delete(taskId);
    return held === null ? [] : [ownKeyHeld(held, taskId)];
  }

  private async settled(event: LoggedEvent): Promise<readonly Finding[]> {
    const { position } = event;
    const [accountId, taskId] = [String(event.data['accountId']), String(event.data['holdId'])];
    const end = this.open.get(taskId)?.end ?? null;
    this.open.delete(taskId);
    if (end !== null) return this.usage(event, end);
    const task = await this.lookBack.task(taskId);
    const before = await this.lookBack.hold(accountId, taskId, event.revision);
    const twice = before?.type === 'HoldSettled' ? [before] : [];
    return [
      ...twice.map(first => found('difference', 'captured-twice', { position, taskId }, `The hold was settled before, at ${first.position}.`)),
      ...(await this.againstTask(event, task)),
    ];
  }

  private async againstTask(event: LoggedEvent, { payer, end }: KnownTask): Promise<readonly Finding[]> {
    const about = { position: event.position, taskId: String(event.data['holdId']) };
    if (payer === 'own-key')
      return [found('difference', 'own-key-charged', about, 'A task that an own key pays for was charged to platform credits.')];
    if (end === null || end.position > event.position)
      return [found('difference', 'settled-without-end', about, 'The hold was settled although its task had not ended.')];
    return this.usage(event, end);
  }

  private async usage(event: LoggedEvent, end: TaskEnd): Promise<readonly Finding[]> {
    const { data, position, revision } = event;
    const settled = data['usage'] as Quantities;
    if (alike(settled, end.usage) || (data['estimated'] === true && (await this.isCeiling(settled, event, revision)))) return [];
    const sentence = `The hold was settled for ${JSON.stringify(settled)}, yet its task ended at ${end.position} with ${JSON.stringify(end.usage)}.`;
    return [found('difference', 'usage-differs', { position, taskId: end.taskId }, sentence)];
  }

  /** An estimate that would cost more than the hold is settled at what was held. */
  private async isCeiling(usage: Quantities, { data }: LoggedEvent, revision: number): Promise<boolean> {
    const held = await this.lookBack.beginning(String(data['accountId']), String(data['holdId']), revision);
    return held !== null && alike(usage, held.data['ceiling'] as Quantities);
  }

  private released(event: LoggedEvent): readonly Finding[] {
    const taskId = String(event.data['holdId']);
    const end = this.open.get(taskId)?.end;
    this.open.delete(taskId);
    if (end?.type !== 'TaskSucceeded') return [];
    const sentence = `The hold was released although its task had succeeded at ${end.position}.`;
    return [found('difference', 'success-not-captured', { position: event.position, taskId }, sentence)];
  }

  /** What the period did not square: by the streams themselves. */
  private async left(taskId: string, { held, end }: Open): Promise<readonly Finding[]> {
    if (end === null) {
      const { payer } = await this.lookBack.task(taskId);
      return payer === 'own-key' && held !== null ? [ownKeyHeld(held, taskId)] : [];
    }
    if (end.type !== 'TaskSucceeded') return [];
    const last = await this.lookBack.hold(end.accountId, taskId);
    if (last?.type === 'HoldSettled') return [];
    const about = { position: end.position, taskId };
    const isYoung = last?.type === 'CreditsHeld' && Date.parse(this.asOf) - Date.parse(end.at) < YOUNG_MS;
    if (isYoung) return [found('underway', 'not-captured-yet', about, 'The task succeeded a moment ago and is about to be captured.')];
    return [found('difference', 'success-not-captured', about, 'The task succeeded on platform credits and was never captured.')];
  }
}

const ownKeyHeld = (position: string, taskId: string): Finding =>
  found('difference', 'own-key-held', { position, taskId }, 'Platform credits were held for a task that an own key pays for.');

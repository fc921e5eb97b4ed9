import { isEnd, type LookBack } from './look-back.js';
import { found, type Finding, type LoggedEvent, type Reconciler } from './report.js';

interface Sent {
  readonly position: string;
  readonly taskId: string;
  readonly attemptId: string;
}

const OUTCOMES = ['StepSucceeded', 'AttemptFailed', 'AttemptOutcomeUnknown'];

/** So many are remembered at a time; beyond them the oldest is judged by its task's own stream. */
const MOST_OPEN = 20_000;

/** Every delivered step has the attempt that delivered it, no attempt has two outcomes, and those without one are named. */
export class TasksAgainstAttempts implements Reconciler {
  readonly categories = ['task'];
  readonly counts = { attempts: 0, delivered: 0, failed: 0, unknown: 0, ended: 0 };
  private readonly open = new Map<string, Sent>();

  constructor(
    private readonly lookBack: LookBack,
    private readonly most = MOST_OPEN,
  ) {}

  async hear(event: LoggedEvent): Promise<readonly Finding[]> {
    if (isEnd(event)) this.counts.ended += 1;
    if (event.type === 'AttemptIntended') return this.sent(sentIn(event));
    return OUTCOMES.includes(event.type) ? this.outcome(event) : [];
  }

  async *end(): AsyncGenerator<Finding> {
    for (const sent of this.open.values()) yield* await this.left(sent);
    this.open.clear();
  }

  private async sent(sent: Sent): Promise<readonly Finding[]> {
    this.counts.attempts += 1;
    this.open.set(sent.attemptId, sent);
    const [oldest] = this.open.values();
    if (this.open.size <= this.most || !oldest) return [];
    this.open.delete(oldest.attemptId);
    return this.left(oldest);
  }

  private async outcome(event: LoggedEvent): Promise<readonly Finding[]> {
    const about = sentIn(event);
    this.count(event.type);
    const known = this.open.delete(about.attemptId) ? [] : await this.outside(event.type, about);
    if (event.type !== 'AttemptOutcomeUnknown') return known;
    const sentence = `Nobody can say whether the provider carried this call out: ${String(event.data['reason'])}.`;
    return [...known, found('unknown', 'outcome-unknown', about, sentence)];
  }

  private count(type: string): void {
    if (type === 'StepSucceeded') this.counts.delivered += 1;
    else if (type === 'AttemptFailed') this.counts.failed += 1;
    else this.counts.unknown += 1;
  }

  /** It was sent before the period, or never, or was over already. */
  private async outside(type: string, about: Sent): Promise<readonly Finding[]> {
    const told = (await this.lookBack.attempt(about.taskId, about.attemptId)).filter(({ position }) => position < about.position);
    if (!told.some(event => event.type === 'AttemptIntended')) {
      const what = type === 'StepSucceeded' ? 'A step was delivered' : 'A call ended';
      return [found('difference', 'outcome-without-attempt', about, `${what} that nobody had intended.`)];
    }
    // a call of which nobody knew may be heard of later
    const first = told.find(event => event.type === 'StepSucceeded' || event.type === 'AttemptFailed');
    return first ? [found('difference', 'second-outcome', about, `The call had ended before, at ${first.position}.`)] : [];
  }

  private async left(sent: Sent): Promise<readonly Finding[]> {
    const told = await this.lookBack.attempt(sent.taskId, sent.attemptId);
    if (told.some(({ type }) => OUTCOMES.includes(type))) return [];
    const { end } = await this.lookBack.task(sent.taskId);
    if (end === null) return [found('underway', 'attempt-underway', sent, 'The call has no outcome yet; its task is under way.')];
    return [found('difference', 'attempt-without-outcome', sent, `The call has no outcome, although its task ended at ${end.position}.`)];
  }
}

const sentIn = ({ position, data }: LoggedEvent): Sent => ({ position, taskId: String(data['taskId']), attemptId: String(data['attemptId']) });

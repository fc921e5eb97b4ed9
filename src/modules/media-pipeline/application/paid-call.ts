import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../../infrastructure/messaging/journal.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import type { ModelCapability } from '../../../shared-kernel/ports/models.js';
import type { Call, CallEndedBadly, CallOutcome, Credential, Usage } from '../../../shared-kernel/ports/provider.js';
import type { ProviderEstimate, ProviderPrices } from '../../../shared-kernel/ports/provider-prices.js';
import { PRICES } from '../../../shared-kernel/ports/tokens.js';
import { likelyTokens } from '../../../shared-kernel/generation/prompt.js';
import { rateLimitBound } from '../../../shared-kernel/rate-limit.js';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';
import { taskCommands, type BrokenOff, type Used } from '../domain/commands.js';
import type { FailureCause, TaskProduct } from '../domain/events.js';
import { stepOf, type Step } from '../domain/steps.js';
import { AnswerSpool } from './answer-spool.js';
import { CallsUnderWay } from './calls-under-way.js';
import type { TaskRun } from './task-run.js';
import { tokenQuantities } from './token-quantities.js';

/** What a delivered call comes to. */
export interface Delivery {
  readonly usage: Quantities;
  readonly products: readonly TaskProduct[];
  readonly requestId: string | null;
  readonly simulated: boolean;
  /** What it is reckoned to cost the owner of the key; not of calls that credits pay for. */
  readonly estimate?: ProviderEstimate;
}

/** Which part of a task a call is for, and with what it is sent. */
interface StepHead {
  readonly step: number;
  readonly steps: number;
  readonly model: string;
  readonly capability: ModelCapability;
  readonly credential: Credential;
  /** What it uses even if it is broken off at once: what goes in, or a whole piece. */
  readonly expects: Quantities;
  /** The task has its result with this step. */
  readonly completes?: true;
}

type Succeeded<Value> = Extract<CallOutcome<Value>, { outcome: 'succeeded' }>;

/** One paid part of a task: how to send it, and how to keep what comes back. */
export interface PaidStep<Value> extends StepHead {
  readonly send: (call: Pick<Call, 'attemptId'> & { readonly signal: AbortSignal }) => Promise<CallOutcome<Value>>;
  /** May be asked again after a crash: what it stores has names of the attempt's. */
  readonly keep: (succeeded: Succeeded<Value>, attemptId: string) => Promise<Pick<Delivery, 'usage' | 'products'>>;
  /** Words go to the spool as they came, while they are being stored; an answer of megabytes is stored first, and then only told of there. */
  readonly answersWith: 'words' | 'megabytes';
}

/** What lies in the spool: an answer that may have to be stored once more, or what was stored already. */
type Spooled<Value> = { readonly answer: Succeeded<Value>; readonly estimate?: ProviderEstimate } | Delivery;

const RETRIES = 3;
const FIRST_RETRY_MS = 1_000;

/** Re-sends a call once whose outcome nobody knows; bounded, because the provider may have billed the first. */
export const RESEND_POLICY = 'resend-once-when-outcome-is-unknown';

/**
 * The paid call: intent durable → send → answer to storage and spool → delivery recorded. A process that dies in between leaves an
 * intent without an end; if the answer lies in the spool it is taken from there, else the outcome is recorded as
 * unknown and the call is sent again at most once.
 */
@Injectable()
export class PaidCall {
  constructor(
    private readonly spool: AnswerSpool,
    private readonly calls: CallsUnderWay,
    private readonly clock: Clock,
    private readonly journal: Journal,
    @Inject(PRICES) private readonly prices: ProviderPrices,
  ) {}

  /** Answers when the step is delivered; otherwise records why not and throws RunOver. */
  async deliver<Value>(run: TaskRun, paid: PaidStep<Value>): Promise<void> {
    const step = stepOf(run.known.steps, paid.step);
    if (step.delivered) return;
    const settled = step.open === null ? step : await this.settleLeftOver(run, paid, step.open);
    if (settled === null) return;
    if (settled.unknown > settled.authorised) await this.authorise(run, paid.step);
    const attemptId = idFrom(run.taskId, 'attempt', paid.step, settled.attempts + 1);
    await this.intend(run, paid, attemptId);
    const outcome = await this.calls.make(
      run.taskId,
      signal => paid.send({ attemptId, signal }),
      hungUp => this.judge(paid, attemptId, hungUp),
    );
    if (outcome === null) run.over('its owner gave it up');
    if (outcome.outcome !== 'succeeded') return this.endBadly(run, paid, attemptId, outcome);
    await this.record(run, paid, attemptId, await this.store(run, paid, attemptId, outcome));
  }

  /** Answers once what was delivered would outlive a crash: content in its place, and in the spool what it takes to record it. */
  private async store<Value>(run: TaskRun, paid: PaidStep<Value>, attemptId: string, answer: Succeeded<Value>): Promise<Delivery> {
    const { accountId } = run.inHand.ref;
    const estimate = this.estimateOf(paid, answer.usage);
    if (paid.answersWith === 'words') {
      const [kept] = await Promise.all([
        this.kept(paid, attemptId, answer),
        this.spool.keep(accountId, attemptId, { answer, ...estimate } satisfies Spooled<Value>),
      ]);
      return { ...kept, ...estimate };
    }
    const delivery: Delivery = { ...(await this.kept(paid, attemptId, answer)), ...estimate };
    await this.spool.keep(accountId, attemptId, delivery);
    return delivery;
  }

  private async kept<Value>(paid: PaidStep<Value>, attemptId: string, answer: Succeeded<Value>): Promise<Delivery> {
    const { requestId, simulated } = answer;
    return { ...(await paid.keep(answer, attemptId)), requestId, simulated };
  }

  /** What a run that died left behind: a delivery in the spool (null: all done), or an outcome that nobody knows. */
  private async settleLeftOver<Value>(run: TaskRun, paid: PaidStep<Value>, attemptId: string): Promise<Step | null> {
    const spooled = (await this.spool.find(run.inHand.ref.accountId, attemptId)) as Spooled<Value> | null;
    if (spooled) {
      const { answer, ...rest } = 'answer' in spooled ? spooled : { ...spooled, answer: null };
      await this.record(run, paid, attemptId, answer === null ? (rest as Delivery) : { ...(await this.kept(paid, attemptId, answer)), ...rest });
      return null;
    }
    await run.tell(
      `unknown ${attemptId}`,
      taskCommands.RecordUnknownOutcome({ taskId: run.taskId, attemptId, reason: 'the service ended before the answer was recorded' }),
    );
    return stepOf(run.known.steps, paid.step);
  }

  private async authorise(run: TaskRun, step: number): Promise<void> {
    try {
      await run.tell(`authorise ${step}`, taskCommands.AuthoriseReattempt({ taskId: run.taskId, step, policy: RESEND_POLICY }));
    } catch (error) {
      if (isRefusal(error, 'reattempt_spent')) return run.fail('outcome-unknown', 'sent twice without a known outcome');
      throw error;
    }
  }

  private async intend(run: TaskRun, { step, model, expects }: StepHead, attemptId: string): Promise<void> {
    try {
      const intended = await run.tell(`intend ${attemptId}`, taskCommands.IntendAttempt({ taskId: run.taskId, attemptId, step, model, expects }));
      if (intended.length === 0) run.over('another run is at it'); // what is not new was sent, or will be, by whoever intended it
    } catch (error) {
      if (isRefusal(error, 'task_stopped', 'task_ended')) run.over(error.code);
      if (isRefusal(error, 'attempt_open')) return run.fail('outcome-unknown', 'sent twice without a known outcome');
      throw error;
    }
  }

  private async record(run: TaskRun, { step, steps, model, completes }: StepHead, attemptId: string, delivery: Delivery): Promise<void> {
    const result = completes ? { completes: { model } } : {};
    await run.tell(`deliver ${attemptId}`, taskCommands.RecordStep({ taskId: run.taskId, attemptId, step, steps, ...delivery, ...result }));
    await this.spool.drop(attemptId);
  }

  private async endBadly(run: TaskRun, paid: StepHead, attemptId: string, outcome: CallEndedBadly): Promise<void> {
    const used = this.usedOf(paid, outcome);
    if (outcome.outcome === 'unknown') {
      await run.tell(`unknown ${attemptId}`, taskCommands.RecordUnknownOutcome({ taskId: run.taskId, attemptId, reason: outcome.reason, ...used }));
      return this.retryOrFail(run, 'outcome-unknown', outcome.reason);
    }
    const { cause, reason } = causeOf(outcome, paid.credential.kind);
    const until = outcome.outcome === 'rate-limited' ? this.in(outcome.retryAfterMs).toISOString() : undefined;
    if (cause === 'platform-provider-unavailable') this.journal.alarm('the platform’s provider does not work', { task: run.taskId, reason });
    const billed = outcome.outcome === 'refused' && outcome.usage !== undefined;
    await run.tell(
      `failed ${attemptId}`,
      taskCommands.RecordAttemptFailure({
        taskId: run.taskId,
        attemptId,
        cause,
        reason,
        billed,
        requestId: outcome.requestId,
        ...(until && { until }),
        ...used,
      }),
    );
    if (outcome.outcome === 'rate-limited') return this.waitForLimit(run, outcome.retryAfterMs);
    if (outcome.outcome === 'failed' && outcome.retryable) return this.retryOrFail(run, cause, reason);
    if (outcome.outcome === 'key-trouble' && paid.credential.kind === 'own') return run.stop('key-unusable');
    return run.fail(cause, reason);
  }

  /** A call that its owner broke off: never sent, or billed for what went in and what had come back by then. */
  private judge(paid: StepHead, attemptId: string, hungUp: Extract<CallEndedBadly, { outcome: 'failed' | 'unknown' }>): BrokenOff {
    if (hungUp.outcome === 'failed') return { attemptId, sent: false, usage: {} };
    if (paid.capability !== 'text') return { attemptId, sent: true, usage: paid.expects };
    const outputTokens = likelyTokens(hungUp.partialText ?? '');
    const usage: Quantities = { ...paid.expects, 'output-token': outputTokens };
    return { attemptId, sent: true, usage, ...this.estimateOf(paid, textUsage(usage['input-token'] ?? 0, outputTokens)) };
  }

  /** With an own key the provider's bill is the owner's: what a call is reckoned to cost goes into the log with the prices of its day. */
  private estimateOf({ capability, model, credential }: StepHead, usage: Usage): { estimate?: ProviderEstimate } {
    return credential.kind === 'own' ? { estimate: this.prices.used(capability, model, usage) } : {};
  }

  private usedOf(paid: StepHead, outcome: CallEndedBadly): { used?: Used } {
    const usage = outcome.outcome === 'refused' || outcome.outcome === 'unknown' ? outcome.usage : undefined;
    const { estimate } = usage ? this.estimateOf(paid, usage) : {};
    return usage && estimate ? { used: { usage: tokenQuantities(usage), estimate } } : {};
  }

  private async waitForLimit(run: TaskRun, retryAfterMs: number): Promise<never> {
    const { waits, waitsSince } = run.known;
    const [now, until] = [this.clock.now(), this.in(Math.max(retryAfterMs, FIRST_RETRY_MS))];
    const waited = until.getTime() - (waitsSince === null ? now.getTime() : Date.parse(waitsSince));
    if (waits >= rateLimitBound.tries || waited > rateLimitBound.seconds * 1000)
      return run.fail('provider-rate-limited', 'the wait is longer than promised');
    return run.wait('rate-limit', until, now);
  }

  private async retryOrFail(run: TaskRun, cause: FailureCause, reason: string): Promise<never> {
    const { waits } = run.known;
    if (waits >= RETRIES) return run.fail(cause, reason);
    return run.wait('retry', this.in(FIRST_RETRY_MS * 2 ** waits), this.clock.now());
  }

  private in(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() + milliseconds);
  }
}

const textUsage = (inputTokens: number, outputTokens: number): Usage => ({
  inputTokens,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  imageInputTokens: 0,
  outputTokens,
  complete: false,
});

const causeOf = (outcome: Exclude<CallEndedBadly, { outcome: 'unknown' }>, purse: Credential['kind']): { cause: FailureCause; reason: string } => {
  switch (outcome.outcome) {
    case 'key-trouble':
      // trouble with the platform's own key never touches an account's
      if (purse === 'platform') return { cause: 'platform-provider-unavailable', reason: outcome.trouble.status };
      return { cause: `key-${outcome.trouble.status}`, reason: outcome.trouble.missing ?? outcome.trouble.reason };
    case 'rate-limited':
      return { cause: 'provider-rate-limited', reason: outcome.code ?? 'rate_limited' };
    case 'refused':
      return { cause: 'provider-refused', reason: outcome.reason };
    case 'failed':
      return { cause: purse === 'platform' ? 'platform-provider-unavailable' : 'provider-failed', reason: outcome.reason };
  }
};

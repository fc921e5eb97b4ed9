import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../../infrastructure/messaging/journal.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import type { ModelCapability } from '../../../shared-kernel/ports/models.js';
import type { CallEndedBadly, CallOutcome, Credential, Usage } from '../../../shared-kernel/ports/provider.js';
import type { ProviderEstimate, ProviderPrices } from '../../../shared-kernel/ports/provider-prices.js';
import { ContentMissing, type ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, PRICES } from '../../../shared-kernel/ports/tokens.js';
import { rateLimitBound } from '../../../shared-kernel/rate-limit.js';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';
import { taskCommands, type Used } from '../domain/commands.js';
import type { FailureCause, TaskProduct } from '../domain/events.js';
import { stepOf, type Step } from '../domain/steps.js';
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
}

/** One paid part of a task: how to send it, and how to keep what comes back. */
export interface PaidStep<Value> extends StepHead {
  readonly send: (attemptId: string) => Promise<CallOutcome<Value>>;
  readonly keep: (
    succeeded: Extract<CallOutcome<Value>, { outcome: 'succeeded' }>,
    attemptId: string,
  ) => Promise<Pick<Delivery, 'usage' | 'products'>>;
}

const RETRIES = 3;
const FIRST_RETRY_MS = 1_000;

/** Re-sends a call once whose outcome nobody knows; bounded, because the provider may have billed the first. */
export const RESEND_POLICY = 'resend-once-when-outcome-is-unknown';

const SPOOL = 'application/vnd.keyreel.spool+json';

/**
 * The paid call: intent durable → send → answer to storage → delivery recorded. A process that dies in between leaves an
 * intent without an end; if the answer lies in the spool it is taken from there, else the outcome is recorded as
 * unknown and the call is sent again at most once.
 */
@Injectable()
export class PaidCall {
  constructor(
    @Inject(CONTENT) private readonly content: ContentStore,
    private readonly clock: Clock,
    private readonly journal: Journal,
    @Inject(PRICES) private readonly prices: ProviderPrices,
  ) {}

  /** Answers when the step is delivered; otherwise records why not and throws RunOver. */
  async deliver<Value>(run: TaskRun, paid: PaidStep<Value>): Promise<void> {
    const step = stepOf((await run.current()).steps, paid.step);
    if (step.delivered) return;
    const settled = step.open === null ? step : await this.settleLeftOver(run, paid, step.open);
    if (settled === null) return;
    await this.authorise(run, paid.step);
    const attemptId = idFrom(run.taskId, 'attempt', paid.step, settled.attempts + 1);
    await this.intend(run, paid, attemptId);
    const outcome = await paid.send(attemptId);
    if (outcome.outcome !== 'succeeded') return this.endBadly(run, paid, attemptId, outcome);
    const { requestId, simulated } = outcome;
    const delivery: Delivery = { ...(await paid.keep(outcome, attemptId)), requestId, simulated, ...this.estimateOf(paid, outcome.usage) };
    await this.spool(run, attemptId, delivery);
    await this.record(run, paid, attemptId, delivery);
  }

  /** What a run that died left behind: a delivery in the spool (null: all done), or an outcome that nobody knows. */
  private async settleLeftOver(run: TaskRun, paid: StepHead, attemptId: string): Promise<Step | null> {
    const delivery = await this.spooled(run, attemptId);
    if (delivery) {
      await this.record(run, paid, attemptId, delivery);
      return null;
    }
    await run.tell(
      `unknown ${attemptId}`,
      taskCommands.RecordUnknownOutcome({ taskId: run.taskId, attemptId, reason: 'the service ended before the answer was recorded' }),
    );
    return stepOf((await run.current()).steps, paid.step);
  }

  private async authorise(run: TaskRun, step: number): Promise<void> {
    try {
      await run.tell(`authorise ${step}`, taskCommands.AuthoriseReattempt({ taskId: run.taskId, step, policy: RESEND_POLICY }));
    } catch (error) {
      if (isRefusal(error, 'reattempt_spent')) return run.fail('outcome-unknown', 'sent twice without a known outcome');
      throw error;
    }
  }

  private async intend(run: TaskRun, { step, model }: StepHead, attemptId: string): Promise<void> {
    try {
      await run.tell(`intend ${attemptId}`, taskCommands.IntendAttempt({ taskId: run.taskId, attemptId, step, model }));
    } catch (error) {
      if (isRefusal(error, 'task_stopped', 'task_ended')) run.over(error.code);
      if (isRefusal(error, 'attempt_open')) return run.fail('outcome-unknown', 'sent twice without a known outcome');
      throw error;
    }
  }

  private async record(run: TaskRun, { step, steps }: StepHead, attemptId: string, delivery: Delivery): Promise<void> {
    await run.tell(`deliver ${attemptId}`, taskCommands.RecordStep({ taskId: run.taskId, attemptId, step, steps, ...delivery }));
    await this.content.delete(spoolName(attemptId));
  }

  private async spool(run: TaskRun, attemptId: string, delivery: Delivery): Promise<void> {
    const bytes = Buffer.from(JSON.stringify(delivery));
    await this.content.put(bytes, { mediaType: SPOOL, protection: 'sealed', context: spoolContext(run), name: spoolName(attemptId) });
  }

  private async spooled(run: TaskRun, attemptId: string): Promise<Delivery | null> {
    try {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await this.content.get({ name: spoolName(attemptId), protection: 'sealed' }, spoolContext(run))) chunks.push(chunk);
      return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Delivery;
    } catch (error) {
      if (error instanceof ContentMissing) return null;
      throw error;
    }
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
    const { waits, waitsSince } = await run.current();
    const [now, until] = [this.clock.now(), this.in(Math.max(retryAfterMs, FIRST_RETRY_MS))];
    const waited = until.getTime() - (waitsSince === null ? now.getTime() : Date.parse(waitsSince));
    if (waits >= rateLimitBound.tries || waited > rateLimitBound.seconds * 1000)
      return run.fail('provider-rate-limited', 'the wait is longer than promised');
    return run.wait('rate-limit', until, now);
  }

  private async retryOrFail(run: TaskRun, cause: FailureCause, reason: string): Promise<never> {
    const { waits } = await run.current();
    if (waits >= RETRIES) return run.fail(cause, reason);
    return run.wait('retry', this.in(FIRST_RETRY_MS * 2 ** waits), this.clock.now());
  }

  private in(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() + milliseconds);
  }
}

/** Where the answer of an attempt lies until it is recorded. */
export const spoolName = (attemptId: string): string => idFrom(attemptId, 'spool');

const spoolContext = (run: TaskRun) => ({ accountId: run.inHand.ref.accountId, purpose: 'task.spool' });

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

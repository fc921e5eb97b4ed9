import { Injectable } from '@nestjs/common';
import { Journal } from '../../../infrastructure/messaging/journal.js';
import { systemContext } from '../../../shared-kernel/context.js';
import { idFrom, newId } from '../../../shared-kernel/ids.js';
import { START, type Position } from '../../../shared-kernel/ports/event-log.js';
import { Clock, Commands, Jobs, JobWorker, Queries, type Lane } from '../../../shared-kernel/ports/messages.js';
import { CannotOpen } from '../../../shared-kernel/ports/vault.js';
import { WebhookStore, type Delivery, type NewDelivery, type Tried } from '../../../shared-kernel/ports/webhook-store.js';
import { PAUSED_AFTER_MS, pauseAfter, restAfter } from '../domain/back-off.js';
import { verdictOf, type Verdict } from '../domain/verdict.js';
import { webhookCommands } from '../domain/webhook-commands.js';
import type { WhyPaused } from '../domain/webhook-events.js';
import { messagesAfter, webhooksOf, type MessageView, type WebhookView } from '../domain/webhook-queries.js';
import { PostMessage, type PostedMessage } from './post-message.js';

type Data = Readonly<Record<string, string>>;

/** The job, as those who give the hint name it. */
export const DELIVER_WEBHOOKS = 'notifications.deliver-webhooks';

const LEASE_MS = 60_000;
const TAKEN_AT_ONCE = 200;
/** Messages of so many lines are under way to one receiver at the same time. */
const AT_ONCE = 4;

/** What came of one post, and how long the receiver asked to be left alone. */
interface Judged {
  readonly verdict: Verdict;
  readonly wishMs: number;
}

const bodyOf = ({ type, at, data }: MessageView): string => JSON.stringify({ type, timestamp: at, data });

const deliveryOf = (message: MessageView): NewDelivery => {
  const { messageId, type, line, position, at } = message;
  return { messageId, type, line, position, at: new Date(at), body: bodyOf(message) };
};

/**
 * Tells the receivers of an account what they have not been told: takes new messages from the log, then sends the first of each line,
 * and the next one only after it. The job is a hint and may be repeated; who delivers to a receiver holds its lease.
 */
@Injectable()
export class DeliverWebhooksJob extends JobWorker {
  readonly job = DELIVER_WEBHOOKS;
  readonly lane: Lane = 'deliveries';

  constructor(
    private readonly store: WebhookStore,
    private readonly posts: PostMessage,
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly journal: Journal,
  ) {
    super();
  }

  /** Most accounts have no receiver: of them no job is made. */
  override isWanted({ accountId = '' }: Data): Promise<boolean> {
    return this.store.has(accountId);
  }

  async run({ accountId = '', position }: Data, signal: AbortSignal): Promise<void> {
    const hooks = await this.queries.ask(webhooksOf, { accountId }, position as Position | undefined);
    const active = hooks.filter(({ state }) => state === 'active');
    await Promise.all(active.map(hook => this.deliver(hook, position as Position | undefined, signal)));
  }

  private async deliver(hook: WebhookView, seen: Position | undefined, signal: AbortSignal): Promise<void> {
    const holder = newId();
    // whoever was turned away meanwhile is made up for by one more look after the lease was given back
    for (let more = true; more && !signal.aborted;) {
      const now = this.clock.now();
      if (!(await this.store.lease(hook, { holder, now, until: new Date(now.getTime() + LEASE_MS) }))) return;
      try {
        await this.takeNew(hook, seen);
        await this.drain(hook, holder, signal);
      } catch (error) {
        // an erased account has nobody to be told any more
        if (error instanceof CannotOpen) return;
        if (!signal.aborted) throw error;
      } finally {
        await this.store.release(hook, holder);
      }
      more = await this.hasNew(hook);
    }
    await this.comeBack(hook);
  }

  /** What comes after the receiver’s place, and that place; nothing for one that is not there any more. */
  private async newOnes(hook: WebhookView, limit: number, seen?: Position): Promise<{ after: Position; messages: readonly MessageView[] }> {
    const after = (await this.store.health(hook))?.takenThrough;
    if (after === undefined) return { after: START, messages: [] };
    return { after, messages: await this.queries.ask(messagesAfter, { accountId: hook.accountId, after, limit }, seen) };
  }

  private async hasNew(hook: WebhookView): Promise<boolean> {
    return (await this.newOnes(hook, 1)).messages.length > 0;
  }

  private async takeNew(hook: WebhookView, seen: Position | undefined): Promise<void> {
    for (;;) {
      const { after, messages } = await this.newOnes(hook, TAKEN_AT_ONCE, seen);
      const last = messages.at(-1);
      if (!last) return;
      const wanted = messages.filter(({ type }) => hook.types.includes(type));
      await this.store.take(hook, wanted.map(deliveryOf), { after, through: last.position });
    }
  }

  private async drain(hook: WebhookView, holder: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const now = this.clock.now();
      const health = await this.store.health(hook);
      if (!health || health.paused || (health.restsUntil !== null && health.restsUntil > now)) return;
      const due = await this.store.due(hook, now, AT_ONCE);
      if (due.length === 0) return;
      if (!(await this.store.lease(hook, { holder, now, until: new Date(now.getTime() + LEASE_MS) }))) return;
      const answers = await Promise.all(due.map(delivery => this.post(hook, delivery, signal)));
      await this.judge(hook, answers);
    }
  }

  private async post(hook: WebhookView, delivery: Delivery, signal: AbortSignal): Promise<Judged> {
    const posted = await this.posts.send(hook, delivery, signal);
    const verdict = verdictOf(posted.status);
    const { at, status, problem, retryAfterMs } = posted;
    await this.store.tried(hook, delivery.messageId, { at, status, problem, ...this.next(verdict, delivery, posted) });
    return { verdict, wishMs: retryAfterMs ?? 0 };
  }

  private next(verdict: Verdict, { refusals }: Delivery, { at }: PostedMessage): Pick<Tried, 'state' | 'isRefused' | 'nextTryAt'> {
    const isRefused = verdict === 'refused';
    if (verdict === 'taken') return { state: 'delivered', isRefused, nextTryAt: null };
    // a receiver that is down is no reason to give a message up
    const pause = isRefused ? pauseAfter(refusals + 1) : restAfter(1);
    if (pause === null) return { state: 'given_up', isRefused, nextTryAt: null };
    return { state: 'waiting', isRefused, nextTryAt: new Date(at.getTime() + pause) };
  }

  private async judge(hook: WebhookView, answers: readonly Judged[]): Promise<void> {
    const now = this.clock.now();
    const verdicts = answers.map(({ verdict }) => verdict);
    if (verdicts.includes('gone')) return this.pause(hook, 'gone');
    if (verdicts.includes('taken') || !verdicts.includes('down'))
      return this.store.noteHealth(hook, { failingSince: null, failures: 0, restsUntil: null });
    const before = await this.store.health(hook);
    const failures = (before?.failures ?? 0) + 1;
    const failingSince = before?.failingSince ?? now;
    const wishMs = Math.max(...answers.map(answer => answer.wishMs));
    await this.store.noteHealth(hook, { failingSince, failures, restsUntil: new Date(now.getTime() + restAfter(failures, wishMs)) });
    if (now.getTime() - failingSince.getTime() >= PAUSED_AFTER_MS) await this.pause(hook, 'failing');
  }

  private async pause({ accountId, webhookId }: WebhookView, why: WhyPaused): Promise<void> {
    await this.store.pause({ accountId, webhookId });
    await this.commands.send(webhookCommands.PauseWebhook({ accountId, webhookId, why }), { ...systemContext(`job:${this.job}`), accountId });
    this.journal.warn('webhook paused', { webhookId, why });
  }

  /** The round of chores would do it too, up to a minute later. */
  private async comeBack(hook: WebhookView): Promise<void> {
    const [health, next] = await Promise.all([this.store.health(hook), this.store.nextTryAt(hook)]);
    if (!health || health.paused || next === null) return;
    const at = Math.max(next.getTime(), health.restsUntil?.getTime() ?? 0);
    const delayMs = Math.max(0, at - this.clock.now().getTime());
    if (delayMs > 24 * 60 * 60_000) return;
    await this.jobs.add({ job: this.job, data: { accountId: hook.accountId }, delayMs }, idFrom(hook.webhookId, 'next', at));
  }
}

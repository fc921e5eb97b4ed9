import { Injectable } from '@nestjs/common';
import { newId } from '../../../shared-kernel/ids.js';
import { Clock, Jobs, JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';
import { WebhookStore } from '../../../shared-kernel/ports/webhook-store.js';
import { DELIVER_WEBHOOKS } from './deliver-webhooks.job.js';

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const AT_ONCE = 500;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Has every receiver looked after again, because the queue is a hint and may be lost, and forgets what ended a month ago. */
@Injectable()
export class TendWebhooksJob extends JobWorker {
  readonly job = 'notifications.tend-webhooks';
  readonly lane: Lane = 'chores';
  override readonly recurs = true;

  constructor(
    private readonly store: WebhookStore,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(_: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    for (let accounts = await this.store.accounts(BEFORE_ALL, AT_ONCE); accounts.length > 0 && !signal.aborted;) {
      for (const accountId of accounts) await this.jobs.add({ job: DELIVER_WEBHOOKS, data: { accountId } }, newId());
      accounts = await this.store.accounts(accounts.at(-1) ?? '', AT_ONCE);
    }
    await this.store.forgetEnded(new Date(this.clock.now().getTime() - KEPT_MS));
  }
}

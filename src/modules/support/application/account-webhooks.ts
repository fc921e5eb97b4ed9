import { Injectable } from '@nestjs/common';
import { theMoment } from '../../../infrastructure/past/the-moment.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { WebhookStore, type DeliveryRecord } from '../../../shared-kernel/ports/webhook-store.js';
import { webhooksOf } from '../../notifications/index.js';

const SOME = 20;

const told = ({ messageId, type, state, tries, lastStatus, lastProblem, lastTriedAt, nextTryAt, at }: DeliveryRecord) => ({
  messageId,
  type,
  state,
  tries,
  lastStatus,
  lastProblem,
  lastTriedAt: lastTriedAt?.toISOString() ?? null,
  nextTryAt: nextTryAt?.toISOString() ?? null,
  at: at.toISOString(),
});

/** Where an account is told of events and how the last messages fared; a URL may hold a secret and is not among it. */
@Injectable()
export class AccountWebhooks {
  constructor(
    private readonly queries: Queries,
    private readonly store: WebhookStore,
  ) {}

  async of(accountId: AccountId): Promise<readonly object[]> {
    const hooks = await this.queries.ask(webhooksOf, { accountId });
    return Promise.all(
      hooks.map(async ({ webhookId, types, state, pausedBecause, addedAt }) => {
        const receiver = { accountId, webhookId };
        const [health, deliveries] = await Promise.all([
          this.store.health(receiver),
          theMoment() === null ? this.store.log(receiver, { state: null, before: null, limit: SOME }) : [],
        ]);
        const failingSince = health?.failingSince?.toISOString() ?? null;
        return { webhookId, types, state, pausedBecause, addedAt, failingSince, failures: health?.failures ?? 0, deliveries: deliveries.map(told) };
      }),
    );
  }
}

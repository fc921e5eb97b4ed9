import { Injectable } from '@nestjs/common';
import { theMoment } from '../../../infrastructure/past/the-moment.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { AccountHistory } from '../../../shared-kernel/ports/account-history.js';
import { Clock, Queries, type Reading } from '../../../shared-kernel/ports/messages.js';
import { SessionStore } from '../../../shared-kernel/ports/sign-in-store.js';
import { AccountUnknown } from '../../../shared-kernel/refusal.js';
import { accountStateOf, supportConsentsOf, tombstoneOf } from '../../accounts/index.js';
import { refusalsOf } from '../../audit/index.js';
import { notices } from '../../notifications/index.js';
import { storageOf } from '../../projects/index.js';
import { AccountMoney } from './account-money.js';
import { AccountRuns } from './account-runs.js';
import { AccountWebhooks } from './account-webhooks.js';
import { KeyStates } from './key-states.js';
import { noticeOf } from './shown-notice.js';

const SOME = 20;
const MOST_NOTICES = 100;

/** How an account stands: states, amounts, sizes and hashes; never content, names, addresses or secrets. */
@Injectable()
export class AccountOverview {
  constructor(
    private readonly queries: Queries,
    private readonly history: AccountHistory,
    private readonly keys: KeyStates,
    private readonly money: AccountMoney,
    private readonly runs: AccountRuns,
    private readonly webhooks: AccountWebhooks,
    private readonly sessions: SessionStore,
    private readonly clock: Clock,
  ) {}

  /** Throws `account_unknown` for an id of which nothing ever was. */
  async of(accountId: AccountId): Promise<Reading<object>> {
    const account = await this.queries.ask(accountStateOf, { accountId });
    if (account.state === 'never-opened') await this.assertKnown(accountId);
    const runs = await this.runs.of(accountId);
    const [tombstone, keys, money, webhooks, rest] = await Promise.all([
      this.queries.ask(tombstoneOf, { accountId }),
      this.keys.of(accountId),
      this.money.of(accountId),
      this.webhooks.of(accountId),
      this.restOf(accountId),
    ]);
    return {
      ...runs,
      value: {
        ...account,
        tombstone,
        ...keys,
        ...(account.state === 'open' ? {} : { standing: null }),
        ...money,
        runs: runs.value,
        webhooks,
        ...rest,
      },
    };
  }

  private async restOf(accountId: AccountId): Promise<object> {
    const now = this.clock.now();
    const [open, refusals, consents, sessions, { sourceBytes, madeBytes }] = await Promise.all([
      this.queries.ask(notices, { accountId, show: 'open', after: null, limit: MOST_NOTICES }),
      this.queries.ask(refusalsOf, { accountId, limit: SOME }),
      this.queries.ask(supportConsentsOf, { accountId }),
      theMoment() === null ? this.sessions.ofAccount(accountId, now) : null,
      this.queries.ask(storageOf, { accountId }),
    ]);
    return {
      notices: open.notices.map(noticeOf),
      refusals,
      consents: consents.filter(({ until, withdrawnAt }) => withdrawnAt === null && until > now.toISOString()).map(standingConsent),
      sessions: sessions?.length ?? null,
      storage: { sourceBytes, madeBytes },
    };
  }

  private async assertKnown(accountId: AccountId): Promise<void> {
    const any = await this.history.page({ accountId, before: null, category: null, from: null, to: null, limit: 1 });
    if (any.length === 0) throw AccountUnknown();
  }
}

const standingConsent = ({
  consentId,
  projectId,
  givenAt,
  until,
}: {
  consentId: string;
  projectId: string | null;
  givenAt: string;
  until: string;
}) => ({
  consentId,
  projectId,
  givenAt,
  until,
});

import { Module } from '@nestjs/common';
import { AccountMoney } from './application/account-money.js';
import { AccountOverview } from './application/account-overview.js';
import { AccountRuns } from './application/account-runs.js';
import { AccountTimeline } from './application/account-timeline.js';
import { AnswerWhy } from './application/answer-why.js';
import { GatherMoneyFacts } from './application/money-facts.js';
import { GatherNoticeFacts } from './application/notice-facts.js';
import { OwnStreams } from './application/own-streams.js';
import { GatherProjectFacts } from './application/project-facts.js';
import { GatherRefusalFacts } from './application/refusal-facts.js';
import { AccountWebhooks } from './application/account-webhooks.js';
import { KeyStates } from './application/key-states.js';
import { SearchAccounts } from './application/search-accounts.js';
import { EndedConsentsController } from './http/consents.controller.js';
import { SupportOverviewController } from './http/overview.controller.js';
import { SupportSearchController } from './http/search.controller.js';
import { SupportTimelineController } from './http/timeline.controller.js';
import { WhyOfAccountController } from './http/why-of-account.controller.js';
import { WhyController } from './http/why.controller.js';
import { answering, type ModuleParts } from '../../shared-kernel/module-parts.js';
import { SupportActs } from '../../shared-kernel/ports/support-acts.js';
import { RecordedActs } from './application/recorded-acts.js';
import { actsOn } from './domain/act-queries.js';
import { acts } from './domain/acts.js';
import { ActsController } from './http/acts.controller.js';
import { WorkDeskController } from './http/work.controller.js';
import { actRows } from './projections/acts.projection.js';

/** What of this module is declared rather than injected. */
export const supportParts: ModuleParts = {
  module: 'support',
  deciders: [acts],
  projections: [actRows],
  policies: [],
  answers: [
    answering(actsOn, [actRows], async ({ accountId, after, limit }, { rows }) => {
      const page = await rows.page(actRows, { accountId, after, limit, descending: true });
      return { acts: page.rows, next: page.next };
    }),
  ],
};

/** The desk of support: it looks, explains and acts, and decides nothing. */
@Module({
  controllers: [
    ActsController,
    EndedConsentsController,
    SupportOverviewController,
    SupportSearchController,
    SupportTimelineController,
    WhyController,
    WhyOfAccountController,
    WorkDeskController,
  ],
  providers: [
    AccountMoney,
    AccountOverview,
    AccountRuns,
    AccountTimeline,
    AccountWebhooks,
    AnswerWhy,
    GatherMoneyFacts,
    GatherNoticeFacts,
    GatherProjectFacts,
    GatherRefusalFacts,
    KeyStates,
    OwnStreams,
    SearchAccounts,
    { provide: SupportActs, useClass: RecordedActs },
  ],
})
export class SupportModule {}

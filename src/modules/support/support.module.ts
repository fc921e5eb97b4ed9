import { Module } from '@nestjs/common';
import type { ModuleParts } from '../../shared-kernel/module-parts.js';
import { AccountTimeline } from './application/account-timeline.js';
import { AnswerWhy } from './application/answer-why.js';
import { GatherMoneyFacts } from './application/money-facts.js';
import { GatherNoticeFacts } from './application/notice-facts.js';
import { OwnStreams } from './application/own-streams.js';
import { GatherProjectFacts } from './application/project-facts.js';
import { GatherRefusalFacts } from './application/refusal-facts.js';
import { SearchAccounts } from './application/search-accounts.js';
import { EndedConsentsController } from './http/consents.controller.js';
import { SupportSearchController } from './http/search.controller.js';
import { SupportTimelineController } from './http/timeline.controller.js';
import { WhyOfAccountController } from './http/why-of-account.controller.js';
import { WhyController } from './http/why.controller.js';

/** What of this module is declared rather than injected. */
export const supportParts: ModuleParts = { module: 'support', deciders: [], projections: [], policies: [], answers: [] };

/** The desk of support: it looks, explains and acts, and decides nothing. */
@Module({
  controllers: [EndedConsentsController, SupportSearchController, SupportTimelineController, WhyController, WhyOfAccountController],
  providers: [AccountTimeline, AnswerWhy, GatherMoneyFacts, GatherNoticeFacts, GatherProjectFacts, GatherRefusalFacts, OwnStreams, SearchAccounts],
})
export class SupportModule {}

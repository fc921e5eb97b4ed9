import { Module } from '@nestjs/common';
import type { ModuleParts } from '../../shared-kernel/module-parts.js';
import { AdoptPriceCatalogue } from './application/adopt-price-catalogue.use-case.js';
import { creditAnswers } from './application/credits.answers.js';
import { ExpireGrantsJob } from './application/expire-grants.job.js';
import { grantSignUpCreditsWhenAccountOpens } from './application/grant-sign-up-credits-when-account-opens.policy.js';
import { GrantSignUpJob } from './application/grant-sign-up.job.js';
import { ReleaseOrphanedHoldsJob } from './application/release-orphaned-holds.job.js';
import { settleHoldWhenTaskEnds } from './application/settle-hold-when-task-ends.policy.js';
import { creditAccount } from './domain/credit-account.js';
import { catalogues } from './domain/price-catalogue.js';
import { CreditsController, PricesController } from './http/credits.controller.js';
import { balanceProjection } from './projections/balance.projection.js';
import { holdsProjection } from './projections/holds.projection.js';
import { priceCatalogueProjection } from './projections/price-catalogue.projection.js';
import { statementProjection } from './projections/statement.projection.js';

/** What of this module is declared rather than injected. */
export const creditsParts: ModuleParts = {
  module: 'credits',
  deciders: [creditAccount, catalogues],
  projections: [balanceProjection, statementProjection, holdsProjection, priceCatalogueProjection],
  policies: [settleHoldWhenTaskEnds, grantSignUpCreditsWhenAccountOpens],
  answers: creditAnswers,
};

/** Platform credits and their prices. */
@Module({
  controllers: [CreditsController, PricesController],
  providers: [AdoptPriceCatalogue, ExpireGrantsJob, GrantSignUpJob, ReleaseOrphanedHoldsJob],
})
export class CreditsModule {}

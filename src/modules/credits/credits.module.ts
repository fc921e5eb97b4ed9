import { Module } from '@nestjs/common';
import type { ModuleParts } from '../../shared-kernel/module-parts.js';
import { AdoptPriceCatalogue } from './application/adopt-price-catalogue.use-case.js';
import { bookPaymentWhenShopReportsIt } from './application/book-payment-when-shop-reports-it.policy.js';
import { carryOutCreditChangeWhenApproved } from './application/carry-out-credit-change-when-approved.policy.js';
import { ChangeCredits } from './application/change-credits.use-case.js';
import { creditAnswers } from './application/credits.answers.js';
import { ExpireGrantsJob } from './application/expire-grants.job.js';
import { grantSignUpCreditsWhenAccountOpens } from './application/grant-sign-up-credits-when-account-opens.policy.js';
import { GrantSignUpJob } from './application/grant-sign-up.job.js';
import { KnownAccounts } from './application/known-accounts.js';
import { LapseCreditChangesJob } from './application/lapse-credit-changes.job.js';
import { RefillCreditsJob } from './application/refill-credits.job.js';
import { ReleaseOrphanedHoldsJob } from './application/release-orphaned-holds.job.js';
import { settleHoldWhenTaskEnds } from './application/settle-hold-when-task-ends.policy.js';
import { creditAccount } from './domain/credit-account.js';
import { creditChanges } from './domain/credit-change.js';
import { payments } from './domain/payment.js';
import { catalogues } from './domain/price-catalogue.js';
import { CreditsController, PricesController } from './http/credits.controller.js';
import { AccountCreditsController, CreditChangesController } from './http/operators.controller.js';
import { OwnLimitsController } from './http/own-limits.controller.js';
import { PaymentsController } from './http/payments.controller.js';
import { balanceProjection } from './projections/balance.projection.js';
import { creditChangesProjection } from './projections/credit-changes.projection.js';
import { holdsProjection } from './projections/holds.projection.js';
import { limitsProjection } from './projections/limits.projection.js';
import { priceCatalogueProjection } from './projections/price-catalogue.projection.js';
import { refillsProjection } from './projections/refills.projection.js';
import { smallChanges } from './domain/small-changes.js';
import { statementProjection } from './projections/statement.projection.js';
import { TakePayments } from './application/take-payments.use-case.js';

/** What of this module is declared rather than injected. */
export const creditsParts: ModuleParts = {
  module: 'credits',
  deciders: [creditAccount, creditChanges, smallChanges, payments, catalogues],
  projections: [
    balanceProjection,
    statementProjection,
    holdsProjection,
    limitsProjection,
    creditChangesProjection,
    refillsProjection,
    priceCatalogueProjection,
  ],
  policies: [settleHoldWhenTaskEnds, grantSignUpCreditsWhenAccountOpens, carryOutCreditChangeWhenApproved, bookPaymentWhenShopReportsIt],
  answers: creditAnswers,
};

/** Platform credits and their prices. */
@Module({
  controllers: [CreditsController, OwnLimitsController, AccountCreditsController, CreditChangesController, PaymentsController, PricesController],
  providers: [
    AdoptPriceCatalogue,
    ChangeCredits,
    ExpireGrantsJob,
    GrantSignUpJob,
    KnownAccounts,
    LapseCreditChangesJob,
    RefillCreditsJob,
    ReleaseOrphanedHoldsJob,
    TakePayments,
  ],
})
export class CreditsModule {}

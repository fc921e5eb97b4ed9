import { Module } from '@nestjs/common';
import { answering, type ModuleParts } from '../../shared-kernel/module-parts.js';
import { AddApiKey } from './application/add-api-key.use-case.js';
import {
  destroyEnvelopeWhenKeyIsRemoved,
  noteKeyTroubleWhenCallFails,
  noteKeyWorksWhenCallSucceeds,
  recheckKeyWhenItDoesNotWork,
  removeKeyWhenAccountIsErased,
} from './application/key.policies.js';
import { ownUsageAnswers } from './application/own-usage.answers.js';
import { keepOwnBooksWhenTasksRun } from './application/own-spending.policy.js';
import { ReadOwnUsage } from './application/read-own-usage.js';
import { ReleaseOrphanedReservationsJob } from './application/release-orphaned-reservations.job.js';
import { ReserveOwnSpend } from './application/reserve-own-spend.js';
import { ownSpending } from './domain/own-spending.js';
import { OwnUsageController } from './http/own-usage.controller.js';
import { PaidProbe } from './application/paid-probe.js';
import { RefusedKeys } from './application/refused-keys.js';
import { PreviewRemoval } from './application/removal-preview.js';
import { TestKey } from './application/test-key.use-case.js';
import { SweepEnvelopesJob } from './application/sweep-envelopes.job.js';
import { LookAtKeyDatesJob, RecreateRechecksJob } from './application/watch-keys.job.js';
import { RecheckKey, RecheckKeyJob } from './application/recheck-key.js';
import { AddUsageKey } from './application/add-usage-key.use-case.js';
import { AskUsageReports } from './application/ask-usage-reports.js';
import { DestroyEnvelopeJob, DestroyUsageEnvelopeJob } from './application/destroy-keys.js';
import { ReadUsageDrift } from './application/read-usage-drift.js';
import { destroyEnvelopeWhenUsageKeyIsRemoved, removeUsageKeyWhenAccountIsErased } from './application/usage-key.policies.js';
import { usageKey } from './domain/usage-key.js';
import { SupportKeysController } from './http/support-keys.controller.js';
import { UsageKeyController } from './http/usage-key.controller.js';
import { usageKeyRows } from './projections/usage-key.projection.js';
import { KeyAsItIsNow } from './application/key-as-it-is-now.js';
import { ListModels } from './application/list-models.js';
import { apiKey } from './domain/api-key.js';
import { modelChoice } from './domain/model-choice.js';
import { ModelsController } from './http/models.controller.js';
import { allowedModelRows } from './projections/allowed-models.projection.js';
import { keyHistory, keyStatus, type KeyStepView } from './domain/queries.js';
import { GuideController } from './http/guide.controller.js';
import { KeyLifeController } from './http/key-life.controller.js';
import { KeyTries } from './http/key-tries.js';
import { ApiKeysController } from './http/api-keys.controller.js';
import { keyExpiryRows } from './projections/key-expiry.projection.js';
import { keyHistoryRows } from './projections/key-history.projection.js';
import { keyStatusRows } from './projections/key-status.projection.js';
import { maskedKeyRows } from './projections/masked-keys.projection.js';
import { ownReservationRows } from './projections/own-reservations.projection.js';
import { ownSpendingRows } from './projections/own-spending.projection.js';
import { ownUsageRows } from './projections/own-usage.projection.js';

/** What of this module is declared rather than injected. */
export const apiKeysParts: ModuleParts = {
  module: 'api-keys',
  deciders: [apiKey, modelChoice, ownSpending, usageKey],
  projections: [
    keyStatusRows,
    keyHistoryRows,
    keyExpiryRows,
    allowedModelRows,
    maskedKeyRows,
    ownReservationRows,
    ownSpendingRows,
    ownUsageRows,
    usageKeyRows,
  ],
  policies: [
    noteKeyTroubleWhenCallFails,
    noteKeyWorksWhenCallSucceeds,
    recheckKeyWhenItDoesNotWork,
    destroyEnvelopeWhenKeyIsRemoved,
    destroyEnvelopeWhenUsageKeyIsRemoved,
    removeKeyWhenAccountIsErased,
    removeUsageKeyWhenAccountIsErased,
    keepOwnBooksWhenTasksRun,
  ],
  answers: [
    answering(
      keyStatus,
      [keyStatusRows],
      ({ accountId }, { rows }) => rows.row(keyStatusRows, accountId),
      ({ accountId }) => `apikey-${accountId}`,
    ),
    ...ownUsageAnswers,
    answering(
      keyHistory,
      [keyHistoryRows, maskedKeyRows],
      async ({ accountId, after, limit }, { rows }) => {
        const page = await rows.page(keyHistoryRows, { accountId, after, limit, descending: true });
        const masked = async (step: KeyStepView): Promise<KeyStepView> => {
          const known = await rows.row(maskedKeyRows, `${accountId}|${step.fingerprint}`);
          return known ? { ...step, prefix: known.prefix, lastFour: known.lastFour } : step;
        };
        return { steps: await Promise.all(page.rows.map(masked)), next: page.next };
      },
      ({ accountId }) => `apikey-${accountId}`,
    ),
  ],
};

@Module({
  controllers: [
    ApiKeysController,
    GuideController,
    KeyLifeController,
    ModelsController,
    OwnUsageController,
    SupportKeysController,
    UsageKeyController,
  ],
  providers: [
    AddApiKey,
    AddUsageKey,
    AskUsageReports,
    DestroyEnvelopeJob,
    DestroyUsageEnvelopeJob,
    KeyAsItIsNow,
    KeyTries,
    ListModels,
    LookAtKeyDatesJob,
    PaidProbe,
    PreviewRemoval,
    ReadOwnUsage,
    ReadUsageDrift,
    RecheckKey,
    RecheckKeyJob,
    RecreateRechecksJob,
    SweepEnvelopesJob,
    RefusedKeys,
    ReleaseOrphanedReservationsJob,
    ReserveOwnSpend,
    TestKey,
  ],
})
export class ApiKeysModule {}

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
import { DestroyEnvelopeJob, RecheckKey, RecheckKeyJob } from './application/recheck-key.js';
import { ListModels } from './application/list-models.js';
import { apiKey } from './domain/api-key.js';
import { modelChoice } from './domain/model-choice.js';
import { ownSpending } from './domain/own-spending.js';
import { keyStatus } from './domain/queries.js';
import { ApiKeysController } from './http/api-keys.controller.js';
import { ModelsController } from './http/models.controller.js';
import { OwnUsageController } from './http/own-usage.controller.js';
import { allowedModelRows } from './projections/allowed-models.projection.js';
import { keyStatusRows } from './projections/key-status.projection.js';
import { maskedKeyRows } from './projections/masked-keys.projection.js';
import { ownReservationRows } from './projections/own-reservations.projection.js';
import { ownSpendingRows } from './projections/own-spending.projection.js';
import { ownUsageRows } from './projections/own-usage.projection.js';

/** What of this module is declared rather than injected. */
export const apiKeysParts: ModuleParts = {
  module: 'api-keys',
  deciders: [apiKey, modelChoice, ownSpending],
  projections: [keyStatusRows, allowedModelRows, maskedKeyRows, ownReservationRows, ownSpendingRows, ownUsageRows],
  policies: [
    noteKeyTroubleWhenCallFails,
    noteKeyWorksWhenCallSucceeds,
    recheckKeyWhenItDoesNotWork,
    destroyEnvelopeWhenKeyIsRemoved,
    removeKeyWhenAccountIsErased,
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
  ],
};

@Module({
  controllers: [ApiKeysController, ModelsController, OwnUsageController],
  providers: [AddApiKey, DestroyEnvelopeJob, ListModels, ReadOwnUsage, RecheckKey, RecheckKeyJob, ReleaseOrphanedReservationsJob, ReserveOwnSpend],
})
export class ApiKeysModule {}

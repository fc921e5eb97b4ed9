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
import { DestroyEnvelopeJob, RecheckKey, RecheckKeyJob } from './application/recheck-key.js';
import { apiKey } from './domain/api-key.js';
import { keyStatus } from './domain/queries.js';
import { ApiKeysController } from './http/api-keys.controller.js';
import { keyStatusRows } from './projections/key-status.projection.js';

/** What of this module is declared rather than injected. */
export const apiKeysParts: ModuleParts = {
  module: 'api-keys',
  deciders: [apiKey],
  projections: [keyStatusRows],
  policies: [
    noteKeyTroubleWhenCallFails,
    noteKeyWorksWhenCallSucceeds,
    recheckKeyWhenItDoesNotWork,
    destroyEnvelopeWhenKeyIsRemoved,
    removeKeyWhenAccountIsErased,
  ],
  answers: [
    answering(
      keyStatus,
      [keyStatusRows],
      ({ accountId }, { rows }) => rows.row(keyStatusRows, accountId),
      ({ accountId }) => `apikey-${accountId}`,
    ),
  ],
};

@Module({
  controllers: [ApiKeysController],
  providers: [AddApiKey, DestroyEnvelopeJob, RecheckKey, RecheckKeyJob],
})
export class ApiKeysModule {}

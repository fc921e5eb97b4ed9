import { Inject, Injectable } from '@nestjs/common';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import type { ModelCapability, ModelCatalogue } from '../../../shared-kernel/ports/models.js';
import { MODELS } from '../../../shared-kernel/ports/tokens.js';
import type { Admitted } from '../../../shared-kernel/who-pays.js';
import { allowedModelsOf } from '../../api-keys/index.js';
import { ModelNotAllowed, ModelUnknown } from '../domain/errors.js';

/** Chooses the model of a piece of work: the one that was named or the standard one, among those that purse and owner allow. */
@Injectable()
export class ModelChoice {
  constructor(
    private readonly queries: Queries,
    @Inject(MODELS) private readonly models: ModelCatalogue,
  ) {}

  async choose(capability: ModelCapability, named: string | null, accountId: string, decision: Admitted): Promise<string> {
    const model = named ?? this.models.standard(capability);
    if (!this.suits(capability, model, decision)) throw ModelUnknown();
    const choice = await this.queries.ask(allowedModelsOf, { accountId });
    const ofKey = decision.payer === 'own-key' ? (choice?.byKey[decision.fingerprint] ?? null) : null;
    for (const allowed of [choice?.account ?? null, ofKey])
      if (allowed !== null && !allowed.includes(model)) throw ModelNotAllowed({ model, allowedModels: allowed });
    return model;
  }

  /** Credits buy only what the platform lists. With an own key the provider judges whether it knows the model (R9), as long as it is of the kind. */
  private suits(capability: ModelCapability, model: string, { payer }: Admitted): boolean {
    if (payer === 'credits') return this.models.offers(capability, model);
    const described = this.models.describe(model);
    return described === null ? capability === 'text' : described.capability === capability;
  }
}

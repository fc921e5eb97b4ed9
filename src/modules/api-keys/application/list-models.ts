import { Inject, Injectable } from '@nestjs/common';
import { KeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { Clock, Queries } from '../../../shared-kernel/ports/messages.js';
import type { ModelCatalogue, ModelDescription } from '../../../shared-kernel/ports/models.js';
import type { ModelInfo, ProviderGateway } from '../../../shared-kernel/ports/provider.js';
import type { ProviderPrices } from '../../../shared-kernel/ports/provider-prices.js';
import { MODELS, PRICES, PROVIDER } from '../../../shared-kernel/ports/tokens.js';
import { CannotOpen } from '../../../shared-kernel/ports/vault.js';
import { allowedModelsOf, keyStatus, type KeyStatusView } from '../domain/queries.js';

/** A model with where it comes from and whether the account lets itself use it. */
export interface OfferedModel extends ModelDescription {
  readonly source: 'platform' | 'own-key';
  readonly standard: boolean;
  readonly priceListed: boolean;
  readonly allowed: boolean;
}

/** Whether the account's own key was asked for its models; `not-asked` when it could not be. */
export type KeyAsked = 'no-key' | 'asked' | 'not-asked';

interface Remembered {
  readonly models: readonly ModelInfo[];
  readonly until: number;
}

const KEPT_MS = 5 * 60_000;
const REMEMBERED = 1_000;

/** The models that can be chosen: the platform's, and with an own key those that the key can list and that are of use here. */
@Injectable()
export class ListModels {
  /** By fingerprint: what a key can list changes seldom, and each question is a call. */
  private readonly remembered = new Map<string, Remembered>();

  constructor(
    private readonly queries: Queries,
    private readonly safe: KeySafe,
    private readonly clock: Clock,
    @Inject(MODELS) private readonly models: ModelCatalogue,
    @Inject(PRICES) private readonly prices: ProviderPrices,
    @Inject(PROVIDER) private readonly provider: ProviderGateway,
  ) {}

  async run(accountId: string): Promise<{ readonly models: readonly OfferedModel[]; readonly ownKey: KeyAsked }> {
    const key = await this.queries.ask(keyStatus, { accountId });
    const own = key && (await this.ownModels(key));
    const today = this.clock.now().toISOString().slice(0, 10);
    const known = new Map<string, ModelDescription & { source: OfferedModel['source'] }>();
    for (const model of this.models.listed) known.set(model.id, { ...model, source: 'platform' });
    for (const { id, shutdownDate } of own ?? []) {
      const model = known.has(id) ? null : this.models.describe(id);
      if (model) known.set(id, { ...model, shutdownDate: shutdownDate ?? model.shutdownDate, source: 'own-key' });
    }
    const allowed = await this.allowed(accountId, key?.fingerprint ?? null);
    const models = [...known.values()]
      .filter(({ shutdownDate }) => shutdownDate === null || today < shutdownDate)
      .map(model => ({
        ...model,
        standard: this.models.standard(model.capability) === model.id,
        priceListed: this.prices.lists(model.id),
        allowed: allowed(model.id),
      }));
    return { models, ownKey: key === null ? 'no-key' : own === null ? 'not-asked' : 'asked' };
  }

  private async allowed(accountId: string, fingerprint: string | null): Promise<(model: string) => boolean> {
    const choice = await this.queries.ask(allowedModelsOf, { accountId });
    const lists = [choice?.account ?? null, fingerprint === null ? null : (choice?.byKey[fingerprint] ?? null)];
    return model => lists.every(list => list === null || list.includes(model));
  }

  private async ownModels({ accountId, fingerprint, envelopeId, origin }: KeyStatusView): Promise<readonly ModelInfo[] | null> {
    const now = this.clock.now().getTime();
    const before = this.remembered.get(fingerprint);
    if (before && before.until > now) return before.models;
    try {
      const listed = await this.safe.withSecret({ accountId, envelopeId, origin }, secret => this.provider.listModels({ secret, kind: 'own' }));
      if (listed.outcome !== 'succeeded') return null;
      this.remember(fingerprint, { models: listed.value, until: now + KEPT_MS });
      return listed.value;
    } catch (error) {
      if (error instanceof CannotOpen) return null;
      throw error;
    }
  }

  private remember(fingerprint: string, models: Remembered): void {
    this.remembered.delete(fingerprint);
    this.remembered.set(fingerprint, models);
    if (this.remembered.size > REMEMBERED) this.remembered.delete(this.remembered.keys().next().value ?? '');
  }
}

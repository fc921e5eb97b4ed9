import type { ModelCapability, ModelCatalogue, ModelDescription, ModelOptions } from '../../shared-kernel/ports/models.js';
import type { ProviderModel, ProviderModels } from './provider-models.js';

const optionsOf = (model: Exclude<ProviderModel, { class: 'moderation' }>): ModelOptions => {
  switch (model.class) {
    case 'text': {
      const { contextWindow, maxOutputTokens, efforts } = model;
      return { contextWindow, maxOutputTokens, efforts };
    }
    case 'image': {
      const { sizes, freeSize, qualities, formats, maxCount } = model;
      return { sizes, freeSize, qualities, formats, maxCount };
    }
    case 'transcription': {
      const { segmentTimes, wordTimes, speakers } = model;
      return { segmentTimes, wordTimes, speakers };
    }
  }
};

const described = (model: ProviderModel): ModelDescription | null => {
  if (model.class === 'moderation') return null;
  const { id, label, shutdownDate } = model;
  return { id, label, capability: model.class, shutdownDate, options: optionsOf(model) };
};

/** The models that the platform offers, and what any other is taken to be like, from the list that is shipped. */
export class ListedModels implements ModelCatalogue {
  readonly listed: readonly ModelDescription[];

  constructor(private readonly models: ProviderModels) {
    this.listed = models.models.flatMap(model => described(model) ?? []);
  }

  get probes(): readonly string[] {
    return this.models.probes;
  }

  standard(capability: ModelCapability): string {
    return this.models.defaults[capability];
  }

  offers(capability: ModelCapability, model: string): boolean {
    return this.listed.some(known => known.id === model && known.capability === capability);
  }

  describe(model: string): ModelDescription | null {
    const known = this.models.describe(model);
    return known && described(known);
  }
}

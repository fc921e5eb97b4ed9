import type { ModelCapability } from '../../shared-kernel/ports/models.js';
import type { Usage } from '../../shared-kernel/ports/provider.js';
import type { PicturesSize, ProviderEstimate, ProviderPrices, TextSize } from '../../shared-kernel/ports/provider-prices.js';
import { NOTHING_USED } from './nothing-used.js';
import { costAt, pricesOf } from './provider-cost.js';
import type { ImageModel, ModelPrices, ProviderModels } from './provider-models.js';

/** At most so many: the provider looks at a picture in squares of 32 pixels, and no closer than this. */
const TOKENS_OF_A_GIVEN_PICTURE = 1_536;

/** The provider's prices by the newest list that is shipped. */
export class ListedPrices implements ProviderPrices {
  constructor(private readonly models: ProviderModels) {}

  used(capability: ModelCapability, model: string, usage: Usage): ProviderEstimate {
    return this.#estimate(capability, model, usage);
  }

  textAtMost({ model, inputTokens, cachedInputTokens = 0, outputTokens }: TextSize): ProviderEstimate {
    const dearest = (prices: ModelPrices) => (prices.cacheWrite ?? 0) > (prices.input ?? 0);
    const priced = this.#prices('text', model);
    const cacheWriteTokens = dearest(priced.prices) ? inputTokens - cachedInputTokens : 0;
    return this.#estimate('text', model, { ...NOTHING_USED, inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens });
  }

  picturesAtMost(pictures: PicturesSize): ProviderEstimate {
    const { model, promptTokens, count } = pictures;
    const { input: inputTokens, output: outputTokens } = this.pictureTokens(pictures);
    const imageInputTokens = inputTokens - promptTokens;
    return this.#estimate('image', model, { ...NOTHING_USED, inputTokens, imageInputTokens, outputTokens, images: count });
  }

  pictureTokens({ model, promptTokens, size, quality, count, given = 0 }: PicturesSize): { readonly input: number; readonly output: number } {
    return { input: promptTokens + given * TOKENS_OF_A_GIVEN_PICTURE, output: count * this.#tokensOfPicture(model, size, quality) };
  }

  lists(model: string): boolean {
    return pricesOf(model, this.models.currentPrices) !== undefined;
  }

  #estimate(capability: ModelCapability, model: string, usage: Usage): ProviderEstimate {
    const list = this.models.currentPrices;
    const { prices, basis } = this.#prices(capability, model);
    return { microUsd: `${costAt(usage, prices, list)}`, priceVersion: list.version, basis };
  }

  #prices(capability: ModelCapability, model: string): { readonly prices: ModelPrices; readonly basis: ProviderEstimate['basis'] } {
    const listed = pricesOf(model, this.models.currentPrices);
    return listed ? { prices: listed, basis: 'listed' } : { prices: this.#dearest(capability), basis: 'dearest-known' };
  }

  /** The dearest of each part of the price among the listed models of a kind: no listed model costs more. */
  #dearest(capability: ModelCapability): ModelPrices {
    const all = Object.entries(this.models.currentPrices.prices).flatMap(([id, prices]) =>
      this.models.describe(id)?.class === capability ? [prices] : [],
    );
    const most = (part: (prices: ModelPrices) => number | undefined) => Math.max(0, ...all.map(prices => part(prices) ?? 0));
    if (capability === 'transcription') return { perMinute: most(({ perMinute }) => perMinute) };
    return {
      input: most(({ input }) => input),
      cachedInput: most(({ cachedInput, input }) => cachedInput ?? input),
      cacheWrite: most(({ cacheWrite, input }) => cacheWrite ?? input),
      imageInput: most(({ imageInput, input }) => imageInput ?? input),
      output: most(({ output }) => output),
    };
  }

  /** By the provider's table where it is known; another size in proportion to its area, never below the listed one; the dearest where nothing is known. */
  #tokensOfPicture(model: string, size: string, quality: string): number {
    const described = [this.models.describe(model), this.models.describe(this.models.defaults.image)].find(
      (one): one is ImageModel => one?.class === 'image' && Object.keys(one.outputTokens).length > 0,
    );
    if (!described) return Math.ceil(TOKENS_OF_THE_DEAREST_PICTURE * Math.max(1, (isMeasured(size) ? areaOf(size) : 0) / ITS_AREA));
    const [listedSize = '', byQuality = {}] = Object.entries(described.outputTokens)[0] ?? [];
    const listed = described.outputTokens[size]?.[quality] ?? byQuality[quality] ?? Math.max(...Object.values(byQuality));
    if (Object.hasOwn(described.outputTokens, size)) return listed;
    const area = Math.max(...(isMeasured(size) ? [size] : described.sizes).map(areaOf));
    return Math.ceil(listed * Math.max(1, area / areaOf(listedSize)));
  }
}

/** Where a list says of no model what a picture takes (servers of the same protocol): what the dearest quality takes that OpenAI documents. */
const TOKENS_OF_THE_DEAREST_PICTURE = 7_024;
const ITS_AREA = 1024 * 1024;

const isMeasured = (size: string): boolean => /^\d+x\d+$/.test(size);
const areaOf = (size: string): number => size.split('x').reduce((area, side) => area * Number(side), 1);

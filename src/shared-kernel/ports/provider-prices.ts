import type { MicroText } from '../money.js';
import type { ModelCapability } from './models.js';
import type { Usage } from './provider.js';

/** Our reckoning of what the provider asks for a call. It is no bill: only the provider's own account knows that (R60). */
export interface ProviderEstimate {
  /** Micro-dollars as decimal text. */
  readonly microUsd: MicroText;
  /** Version of the dated list of the provider's prices. */
  readonly priceVersion: string;
  /** `dearest-known` where the list has no price for the model: the dearest one of its kind stands in, so that a limit errs on the safe side. */
  readonly basis: 'listed' | 'dearest-known';
}

/** The product shows no usage at OpenAI as OpenAI's: what it reckons says so wherever it is shown (R60). */
export const OUR_ESTIMATE = 'our estimate, not OpenAI’s bill';

/** A text before it is written. */
export interface TextSize {
  readonly model: string;
  readonly inputTokens: number;
  /** Part of `inputTokens` that is expected to be read from the provider's cache; said in forecasts alone, never in a bound. */
  readonly cachedInputTokens?: number;
  readonly outputTokens: number;
}

/** Pictures before they are made. */
export interface PicturesSize {
  readonly model: string;
  readonly promptTokens: number;
  readonly size: string;
  readonly quality: string;
  readonly count: number;
  /** How many pictures go in. */
  readonly given?: number;
}

/** What the provider asks, by the newest list of its prices; what was reckoned once is kept with its version and never reckoned again. */
export interface ProviderPrices {
  /** What a call used. */
  used(capability: ModelCapability, model: string, usage: Usage): ProviderEstimate;
  /** At most this, whatever of the input is written to a cache. */
  textAtMost(size: TextSize): ProviderEstimate;
  picturesAtMost(size: PicturesSize): ProviderEstimate;
  /** Tokens that go in and come out, at most. */
  pictureTokens(size: PicturesSize): { readonly input: number; readonly output: number };
  /** True when the list names a price for the model. */
  lists(model: string): boolean;
}

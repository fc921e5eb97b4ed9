import { priceList, type ServiceTier, type TokenPrices } from './price-list-2026-11-23.js';

/** What one text call used, in tokens; the cached and written ones are part of `input`. */
export interface TextTokens {
  readonly input: number;
  readonly cached: number;
  readonly written: number;
  readonly writtenLong: number;
  readonly output: number;
}

/** US dollars for a million are micro-dollars for one. Whole micro-dollars, rounded up once, at the end. */
export function textCost(modelId: string, tokens: TextTokens, tier: ServiceTier): number {
  const prices: TokenPrices = priceList.text[modelId as keyof typeof priceList.text];
  const long = tokens.input > priceList.longPrompt.aboveTokens;
  const plain = tokens.input - tokens.cached - tokens.written - tokens.writtenLong;
  const input =
    plain * prices.input + tokens.cached * prices.cachedInput + tokens.written * prices.cacheWrite + tokens.writtenLong * prices.cacheWriteLong;
  const output = tokens.output * prices.output;
  const { inputFactor, outputFactor } = priceList.longPrompt;
  return whole((long ? input * inputFactor + output * outputFactor : input + output) * priceList.tiers[tier]);
}

/** Micro-dollars for seconds of audio. */
export function audioCost(modelId: string, seconds: number): number {
  const dollarsPerMinute: number = priceList.audio[modelId as keyof typeof priceList.audio];
  return whole((seconds * dollarsPerMinute * 1_000_000) / 60);
}

/** Micro-dollars for pictures, by their tokens. */
export function imageCost(modelId: string, tokens: { readonly text: number; readonly image: number; readonly output: number }): number {
  const prices = priceList.image[modelId as keyof typeof priceList.image];
  return whole(tokens.text * prices.textInput + tokens.image * prices.imageInput + tokens.output * prices.output);
}

/** A hair below before rounding up, because 0.1 × 30 is not 3 in binary. */
function whole(microDollars: number): number {
  return Math.ceil(microDollars - 1e-6);
}

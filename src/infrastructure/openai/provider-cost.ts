import type { Usage } from '../../shared-kernel/ports/provider.js';
import { type ModelPrices, type PriceList, type ProviderModels, undated } from './provider-models.js';

/** Our reckoning of what the provider will ask for a call. It is no bill: only the provider's own account knows that. */
export interface ProviderCost {
  /** Micro-USD, rounded up once. */
  readonly microUsd: bigint;
  readonly priceVersion: string;
  readonly label: 'estimate';
}

const PER_MILLION_TOKENS = 1_000_000n;
const MS_PER_MINUTE = 60_000n;

/** The cost of what a call used at one list's prices; null when that list has no price for the model. */
export function providerCost(usage: Usage, model: string, priceVersion: string, models: ProviderModels): ProviderCost | null {
  const list = models.priceList(priceVersion);
  const prices = list && pricesOf(model, list);
  if (!list || !prices) return null;
  return { microUsd: costAt(usage, prices, list), priceVersion, label: 'estimate' };
}

/** Micro-USD for what a call used, rounded up once. */
export function costAt(usage: Usage, prices: ModelPrices, list: PriceList): bigint {
  return prices.perMinute === undefined ? tokensCost(usage, prices, list) : audioCost(usage, prices.perMinute);
}

/** A list's prices of a model, also of a dated snapshot of it. */
export function pricesOf(model: string, { prices }: PriceList): ModelPrices | undefined {
  const name = [model, undated(model)].find(id => Object.hasOwn(prices, id));
  return name === undefined ? undefined : prices[name];
}

function audioCost(usage: Usage, perMinute: number): bigint {
  const ms = BigInt(Math.ceil((usage.seconds ?? 0) * 1_000));
  return roundedUp(ms * BigInt(perMinute), MS_PER_MINUTE);
}

function tokensCost(usage: Usage, prices: ModelPrices, { longPrompt }: PriceList): bigint {
  const plain = usage.inputTokens - usage.cachedInputTokens - usage.cacheWriteTokens - usage.imageInputTokens;
  const input =
    at(plain, prices.input) +
    at(usage.cachedInputTokens, prices.cachedInput ?? prices.input) +
    at(usage.cacheWriteTokens, prices.cacheWrite ?? prices.input) +
    at(usage.imageInputTokens, prices.imageInput ?? prices.input);
  const output = at(usage.outputTokens, prices.output);
  const long = usage.inputTokens > longPrompt.aboveInputTokens;
  const percents = long ? [longPrompt.inputPercent, longPrompt.outputPercent] : [100, 100];
  return roundedUp(input * BigInt(percents[0] ?? 100) + output * BigInt(percents[1] ?? 100), PER_MILLION_TOKENS * 100n);
}

function at(tokens: number, price = 0): bigint {
  return BigInt(Math.max(0, tokens)) * BigInt(price);
}

function roundedUp(amount: bigint, unit: bigint): bigint {
  return (amount + unit - 1n) / unit;
}

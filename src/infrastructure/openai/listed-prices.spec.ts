import { ListedPrices } from './listed-prices.js';
import { NOTHING_USED } from './nothing-used.js';
import { loadProviderModels, providerModelsFrom } from './provider-models.js';

const shipped = loadProviderModels();
const prices = new ListedPrices(shipped);
const { version } = shipped.currentPrices;

describe('the provider’s listed prices', () => {
  it('[R60] reckon what a call used by the newest list, and name its version', () => {
    const usage = { ...NOTHING_USED, inputTokens: 1_000_000, cachedInputTokens: 0, outputTokens: 1_000_000 };
    expect(prices.used('text', 'gpt-6-luna', { ...usage, inputTokens: 200_000, outputTokens: 1_000 })).toEqual({
      microUsd: '20500',
      priceVersion: version,
      basis: 'listed',
    });
    expect(prices.used('text', 'gpt-6-luna-2026-09-08', usage).basis).toBe('listed');
  });

  it('[A-13] take the dearest of its kind for a model without a price, and say so', () => {
    const size = { inputTokens: 1_000, outputTokens: 1_000 };
    const unknown = prices.textAtMost({ model: 'gpt-9-nova', ...size });
    expect(unknown.basis).toBe('dearest-known');
    for (const model of ['gpt-6-astra', 'gpt-5.5', 'gpt-6-luna'])
      expect(BigInt(unknown.microUsd)).toBeGreaterThanOrEqual(BigInt(prices.textAtMost({ model, ...size }).microUsd));
    expect([prices.lists('gpt-9-nova'), prices.lists('gpt-6-luna')]).toEqual([false, true]);
  });

  it('bound a text from above, also when all of its input is written to a cache', () => {
    const most = BigInt(prices.textAtMost({ model: 'gpt-6-luna', inputTokens: 10_000, outputTokens: 500 }).microUsd);
    const written = { ...NOTHING_USED, inputTokens: 10_000, cacheWriteTokens: 10_000, outputTokens: 500 };
    expect(most).toBe(BigInt(prices.used('text', 'gpt-6-luna', written).microUsd));
  });

  it.each([
    ['a listed one', '1024x1024', 'medium', 439],
    ['a larger one, by its area', '2048x1024', 'medium', 878],
    ['a smaller one, as the listed one', '512x512', 'medium', 439],
    ['an unknown quality, as the dearest', '1024x1024', 'auto', 7024],
  ])('know the tokens of a picture: %s', (_, size, quality, tokens) => {
    const used = { ...NOTHING_USED, inputTokens: 10, outputTokens: tokens, images: 1 };
    const most = prices.picturesAtMost({ model: 'gpt-image-2.5-flare', promptTokens: 10, size, quality, count: 1 });
    expect(most).toEqual(prices.used('image', 'gpt-image-2.5-flare', used));
  });

  it('take the largest size where the provider may choose it, and each picture counts', () => {
    const of = (size: string, count: number) =>
      BigInt(prices.picturesAtMost({ model: 'gpt-image-2.5-flare', promptTokens: 0, size, quality: 'low', count }).microUsd);
    expect(of('auto', 1)).toBeGreaterThanOrEqual(of('1920x1088', 1));
    expect(of('1024x1024', 3)).toBe(3n * of('1024x1024', 1));
  });

  it('reckon at the dearest quality, by the area, where the list says of no picture what it takes', () => {
    const bare = providerModelsFrom({
      version: 'v',
      defaults: {},
      probes: [],
      models: [],
      families: [],
      priceLists: [{ ...shipped.currentPrices, prices: {} }],
    });
    const tokens = (size: string, count: number) =>
      new ListedPrices(bare).pictureTokens({ model: 'm', promptTokens: 1, size, quality: 'low', count }).output;
    expect([tokens('512x512', 2), tokens('2048x1024', 1), tokens('auto', 1)]).toEqual([14_048, 14_048, 7_024]);
  });
});

import type { Usage } from '../../shared-kernel/ports/provider.js';
import { NOTHING_USED } from './nothing-used.js';
import { providerCost } from './provider-cost.js';
import { loadProviderModels, providerModelsFrom } from './provider-models.js';

const models = loadProviderModels();
const { version } = models.currentPrices;

describe('the list of provider models', () => {
  it('names a default for each class, and dated models to probe with', () => {
    expect(models.defaults).toMatchObject({ text: 'gpt-6-luna', transcription: 'gpt-transcribe', image: 'gpt-image-2.5-flare' });
    for (const probe of models.probes) expect(probe).toMatch(/-\d{4}-\d{2}-\d{2}$/);
  });

  it.each([
    ['gpt-6-luna', 'text'],
    ['gpt-6-luna-2026-09-08', 'text'],
    ['gpt-7-nova', 'text'],
    ['gpt-5.4-mini-2026-03-17', 'text'],
    ['o3', 'text'],
    ['gpt-transcribe', 'transcription'],
    ['gpt-transcribe-2', 'transcription'],
    ['gpt-image-2.5-sunburst', 'image'],
    ['gpt-image-3-flare', 'image'],
    ['gpt-realtime', null],
    ['gpt-4o-mini-tts', null],
    ['text-embedding-3-small', null],
    ['dall-e-3', null],
    ['chatgpt-image-latest', null],
    ['gpt-5.1-codex', null],
    ['sora-2', null],
    ['constructor', null],
  ])('takes %s for %s', (id, kind) => {
    expect(models.describe(id)?.class ?? null).toBe(kind);
  });

  it('gives a new model the options of its kind, and an old one no cache breakpoints', () => {
    expect(models.describe('gpt-7-nova')).toMatchObject({ id: 'gpt-7-nova', explicitCache: true });
    expect(models.describe('gpt-5.4-mini')).toMatchObject({ explicitCache: false, efforts: [] });
    expect(models.describe('gpt-image-3-flare')).toMatchObject({ qualities: ['low', 'medium', 'high', 'xhigh', 'max'] });
  });

  it('knows from which day on a model is gone', () => {
    expect(models.alive('whisper-1', '2027-02-25')).toBe(true);
    expect(models.alive('whisper-1', '2027-02-26')).toBe(false);
    expect(models.alive('gpt-6-luna', '2036-01-01')).toBe(true);
  });

  it('has a price for every model that works out of the box', () => {
    for (const id of Object.values(models.defaults)) expect(providerCost(NOTHING_USED, id, version, models)).not.toBeNull();
  });

  it('refuses a default that is not described, and a price that is no whole number', () => {
    const document = (more: object) => ({
      ...{ version: '1', defaults: {}, probes: [], models: [], families: [], priceLists: [] },
      ...more,
    });
    expect(() => providerModelsFrom(document({ defaults: { text: 'gpt-8' } }))).toThrow('default text model gpt-8');
    const lists = [{ version: '1', prices: { 'gpt-8': { input: 0.1 } } }];
    expect(() => providerModelsFrom(document({ priceLists: lists }))).toThrow('not a whole number');
  });
});

describe('what a call costs at the provider', () => {
  const used = (more: Partial<Usage>): Usage => ({ ...NOTHING_USED, ...more });
  const cost = (usage: Usage, model: string) => providerCost(usage, model, version, models)?.microUsd;

  it.each<[string, Partial<Usage>, string, bigint]>([
    ['a million tokens in', { inputTokens: 250_000 }, 'gpt-6-luna', 25_000n],
    ['cached, written and plain input apart', { inputTokens: 30_000, cachedInputTokens: 10_000, cacheWriteTokens: 10_000 }, 'gpt-6-luna', 2_350n],
    ['output', { outputTokens: 900 }, 'gpt-6-luna', 450n],
    ['up to the next whole micro-dollar, once', { inputTokens: 1, outputTokens: 1 }, 'gpt-6-luna', 1n],
    ['a snapshot like its model', { outputTokens: 900 }, 'gpt-6-luna-2026-09-08', 450n],
    ['a prompt at the threshold', { inputTokens: 272_000, outputTokens: 1_000 }, 'gpt-6-luna', 27_700n],
    ['a prompt above it, twice and one and a half times', { inputTokens: 272_001, outputTokens: 1_000 }, 'gpt-6-luna', 55_151n],
    ['an hour of sound', { seconds: 3_600 }, 'gpt-transcribe', 270_000n],
    ['part of a second of sound', { seconds: 0.5 }, 'gpt-transcribe', 38n],
    ['a picture', { inputTokens: 12, imageInputTokens: 2, outputTokens: 196, images: 1 }, 'gpt-image-2.5-flare', 5_946n],
    ['a moderation', {}, 'omni-moderation-latest', 0n],
  ])('%s', (_, usage, model, microUsd) => {
    expect(cost(used(usage), model)).toBe(microUsd);
  });

  it('is an estimate that names its price list', () => {
    expect(providerCost(used({ outputTokens: 1 }), 'gpt-6-luna', version, models)).toEqual({
      microUsd: 1n,
      priceVersion: version,
      label: 'estimate',
    });
  });

  it('is not made up for a model or a list without a price', () => {
    expect(cost(used({}), 'gpt-7-nova')).toBeUndefined();
    expect(cost(used({}), 'constructor')).toBeUndefined();
    expect(providerCost(used({}), 'gpt-6-luna', '1999-01-01', models)).toBeNull();
  });
});

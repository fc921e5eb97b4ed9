/** US dollars for a million tokens; `cacheWrite` is 30 minutes, `cacheWriteLong` 12 hours. */
export interface TokenPrices {
  readonly input: number;
  readonly cachedInput: number;
  readonly cacheWrite: number;
  readonly cacheWriteLong: number;
  readonly output: number;
}

/** What the imitated provider is understood to charge since the date in the file's name. */
export const priceList = {
  date: '2026-11-23',
  text: {
    'gpt-6-luna': { input: 0.1, cachedInput: 0.01, cacheWrite: 0.125, cacheWriteLong: 0.25, output: 0.5 },
    'gpt-6.1-terra': { input: 1, cachedInput: 0.05, cacheWrite: 1.25, cacheWriteLong: 2.5, output: 5 },
    'gpt-6-sol': { input: 2, cachedInput: 0.2, cacheWrite: 2.5, cacheWriteLong: 5, output: 10 },
    'gpt-6.1-sol': { input: 2, cachedInput: 0.2, cacheWrite: 2.5, cacheWriteLong: 5, output: 10 },
    'gpt-5.6-luna': { input: 0.2, cachedInput: 0.02, cacheWrite: 0.25, cacheWriteLong: 0.5, output: 1.2 },
  } satisfies Record<string, TokenPrices>,
  /** US dollars for a minute of audio. */
  audio: {
    'gpt-transcribe': 0.0045,
    'whisper-1': 0.006,
    'gpt-4o-transcribe': 0.006,
    'gpt-4o-mini-transcribe': 0.003,
    'gpt-4o-transcribe-diarize': 0.006,
  } satisfies Record<string, number>,
  /** US dollars for a million tokens. */
  image: {
    'gpt-image-2.5-flare': { textInput: 5, imageInput: 8, output: 30 },
    'gpt-image-2.5-sunburst': { textInput: 5, imageInput: 8, output: 30 },
    'gpt-image-1.5': { textInput: 5, imageInput: 8, output: 32 },
    'gpt-image-1-mini': { textInput: 2, imageInput: 2.5, output: 8 },
  } satisfies Record<string, { textInput: number; imageInput: number; output: number }>,
  /** Above so many input tokens the whole request costs more. */
  longPrompt: { aboveTokens: 272_000, inputFactor: 2, outputFactor: 1.5 },
  /** What the service tiers multiply the price by. */
  tiers: { default: 1, flex: 0.5, priority: 2 },
  /** Output tokens of one picture of 1024 × 1024. */
  pictureTokens: { low: 196, medium: 439, high: 1756, xhigh: 3122, max: 7024 },
} as const;

export type ServiceTier = keyof typeof priceList.tiers;
export type PictureQuality = keyof typeof priceList.pictureTokens;

import { micro, microText, type MicroText } from '../../../shared-kernel/money.js';

/** What was used in some time. */
export interface Figures {
  readonly requests: number;
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  readonly images: number;
  /** Null where it is not known. */
  readonly microUsd: MicroText | null;
}

/** One side's figures less the other's. */
export interface Difference {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly images: number;
  readonly microUsd: MicroText | null;
  /** Of the provider's figure, with one decimal; null where that is 0 or not known. */
  readonly percent: { readonly requests: string | null; readonly tokens: string | null; readonly microUsd: string | null };
}

/** With one decimal, rounded half away from zero. */
const percentOf = (part: bigint, whole: bigint): string | null => {
  if (whole === 0n) return part === 0n ? '0.0' : null;
  const negative = part < 0n !== whole < 0n;
  const [over, under] = [part < 0n ? -part : part, whole < 0n ? -whole : whole];
  const tenths = (over * 2_000n + under) / (under * 2n);
  return `${negative && tenths > 0n ? '-' : ''}${tenths / 10n}.${tenths % 10n}`;
};

/** The provider's figures less ours. */
export const compared = (ours: Figures, provider: Figures): Difference => {
  const less = (of: (figures: Figures) => number): number => of(provider) - of(ours);
  const tokens = ({ inputTokens, outputTokens }: Figures): number => inputTokens + outputTokens;
  const known = ours.microUsd !== null && provider.microUsd !== null ? { ours: micro(ours.microUsd), provider: micro(provider.microUsd) } : null;
  return {
    requests: less(({ requests }) => requests),
    inputTokens: less(({ inputTokens }) => inputTokens),
    outputTokens: less(({ outputTokens }) => outputTokens),
    images: less(({ images }) => images),
    microUsd: known && microText(known.provider - known.ours),
    percent: {
      requests: percentOf(BigInt(less(({ requests }) => requests)), BigInt(provider.requests)),
      tokens: percentOf(BigInt(less(tokens)), BigInt(tokens(provider))),
      microUsd: known && percentOf(known.provider - known.ours, known.provider),
    },
  };
};

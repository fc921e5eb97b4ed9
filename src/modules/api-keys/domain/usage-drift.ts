import { micro, microText, sum, type MicroText } from '../../../shared-kernel/money.js';
import type { ReportedCost, ReportedUse, UsageReport } from '../../../shared-kernel/ports/usage-reports.js';
import { compared, type Difference, type Figures } from './figures.js';
import type { OwnUsageView } from './queries.js';
import { reasonsOf, type DriftReason } from './drift-reasons.js';

/** `pending`: not reported yet, which is not 0; `provisional`: may still grow; `unavailable`: the reports could not be read. */
export type DayState = 'reported' | 'provisional' | 'pending' | 'unavailable';

/** Our metering and the provider's own figures of one day, side by side. */
export interface DayDrift {
  readonly day: string;
  readonly state: DayState;
  readonly ours: Figures & { readonly microUsd: MicroText; readonly uncertainMicroUsd: MicroText };
  readonly provider: Figures | null;
  /** The provider's figure less ours. */
  readonly difference: Difference | null;
  readonly reasons: readonly DriftReason[];
}

/** A day that is compared; it is settled when the provider's report on it is taken to be complete. */
export interface ComparedDay {
  readonly day: string;
  readonly settled: boolean;
}

/** What is compared. */
export interface DriftQuestion {
  readonly days: readonly ComparedDay[];
  /** The provider's names of the keys that were stored here; without any, the figures of the whole organisation are compared. */
  readonly apiKeyIds: readonly string[];
}

const total = <Row>(rows: readonly Row[], of: (row: Row) => number): number => rows.reduce((so, row) => so + of(row), 0);
const money = (amounts: readonly MicroText[]): MicroText => microText(sum(amounts.map(micro)));

/** Tokens of texts alone: of pictures the provider reports how many there were. */
const ourFigures = (rows: readonly OwnUsageView[]): DayDrift['ours'] => {
  const texts = rows.filter(({ operation }) => operation !== 'image');
  return {
    requests: total(rows, ({ calls }) => calls),
    inputTokens: total(texts, ({ inputTokens }) => inputTokens),
    cachedInputTokens: total(texts, ({ cachedInputTokens }) => cachedInputTokens),
    outputTokens: total(texts, ({ outputTokens }) => outputTokens),
    images: total(rows, ({ images }) => images),
    microUsd: money(rows.map(({ microUsd }) => microUsd)),
    uncertainMicroUsd: money(rows.map(({ uncertainMicroUsd }) => uncertainMicroUsd)),
  };
};

export const figuresOf = (use: readonly ReportedUse[], microUsd: MicroText | null): Figures => ({
  requests: total(use, ({ requests }) => requests),
  inputTokens: total(use, ({ inputTokens }) => inputTokens),
  cachedInputTokens: total(use, ({ cachedInputTokens }) => cachedInputTokens),
  outputTokens: total(use, ({ outputTokens }) => outputTokens),
  images: total(use, ({ images }) => images),
  microUsd,
});

const ofKeys = <Row extends { readonly apiKeyId: string | null }>(rows: readonly Row[], ids: readonly string[]): readonly Row[] =>
  ids.length === 0 ? rows : rows.filter(({ apiKeyId }) => apiKeyId !== null && ids.includes(apiKeyId));

/** Null while it is not known: not read, not reported yet, or not told apart by key although only some keys are asked about. */
const charged = (costs: readonly ReportedCost[] | undefined, settled: boolean, ids: readonly string[]): MicroText | null => {
  if (costs === undefined || (costs.length === 0 && !settled)) return null;
  if (ids.length > 0 && costs.some(({ apiKeyId }) => apiKeyId === null)) return null;
  return money(ofKeys(costs, ids).map(({ microUsd }) => microUsd));
};

const stateOf = (report: UsageReport | null, use: readonly ReportedUse[] | null, settled: boolean): DayState => {
  if (report === null) return 'unavailable';
  if (use === null || (use.length === 0 && !settled)) return 'pending';
  return settled ? 'reported' : 'provisional';
};

/** Compares day by day what was metered here with what the provider says. */
export const driftOf = (rows: readonly OwnUsageView[], report: UsageReport | null, question: DriftQuestion): readonly DayDrift[] => {
  const { apiKeyIds } = question;
  const metered = Map.groupBy(rows, ({ day }) => day);
  return question.days.map(({ day, settled }) => {
    const mine = metered.get(day) ?? [];
    const ours = ourFigures(mine);
    const everybodys = report?.use.get(day) ?? null;
    const use = everybodys && ofKeys(everybodys, apiKeyIds);
    const state = stateOf(report, use, settled);
    if (use === null || state === 'pending') return { day, state, ours, provider: null, difference: null, reasons: reasonsOf({ state, ours, mine }) };
    const costs = report?.costs?.get(day);
    const provider = figuresOf(use, charged(costs, settled, apiKeyIds));
    const difference = compared(ours, provider);
    const seen = { use, everybodys: everybodys ?? [], costsRead: report?.costs !== null, apiKeyIds, provider, difference };
    return { day, state, ours, provider, difference, reasons: reasonsOf({ state, ours, mine, seen }) };
  });
};

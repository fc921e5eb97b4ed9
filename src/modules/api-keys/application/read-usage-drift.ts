import { Injectable } from '@nestjs/common';
import { micro, microText, sum, type MicroText } from '../../../shared-kernel/money.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import { Clock, Queries, type Reading } from '../../../shared-kernel/ports/messages.js';
import type { UsageReport } from '../../../shared-kernel/ports/usage-reports.js';
import { compared, type Difference, type Figures } from '../domain/figures.js';
import { UsagePeriodInvalid } from '../domain/own-spending-errors.js';
import { ownUsageOf, usageKeyOf } from '../domain/queries.js';
import { driftOf, figuresOf, type DayDrift } from '../domain/usage-drift.js';
import { UsageKeyMissing } from '../domain/usage-key-errors.js';
import { AskUsageReports } from './ask-usage-reports.js';
import { comparedDays } from './compared-days.js';

/** What the provider tells of one of the organisation's keys in the whole period. */
export interface KeyFigures extends Figures {
  readonly apiKeyId: string | null;
}

/** A period day by day, and what could be compared of it. */
export interface UsageDrift {
  readonly from: string;
  readonly to: string;
  readonly apiKeyIds: readonly string[];
  readonly askedAt: string;
  readonly trouble: string | null;
  readonly retryAfterSeconds: number | null;
  readonly simulated: boolean;
  readonly days: readonly DayDrift[];
  readonly keys: readonly KeyFigures[];
  readonly total: { readonly days: number; readonly ours: Figures; readonly provider: Figures; readonly difference: Difference };
}

interface Wanted {
  readonly from?: string;
  readonly to?: string;
  readonly apiKeyIds: readonly string[];
}

const MOST_DAYS = 92;
const DAY_MS = 86_400_000;

const added = (all: readonly Figures[], money: readonly MicroText[] | null): Figures => {
  const total = (of: (figures: Figures) => number): number => all.reduce((so, figures) => so + of(figures), 0);
  return {
    requests: total(({ requests }) => requests),
    inputTokens: total(({ inputTokens }) => inputTokens),
    cachedInputTokens: total(({ cachedInputTokens }) => cachedInputTokens),
    outputTokens: total(({ outputTokens }) => outputTokens),
    images: total(({ images }) => images),
    microUsd: money && microText(sum(money.map(micro))),
  };
};

/** Of the days that the provider has reported on; money only when it is known of all of them. */
const totalOf = (days: readonly DayDrift[]): UsageDrift['total'] => {
  const told = days.flatMap(({ ours, provider }) => (provider ? [{ ours, provider }] : []));
  const charged = told.flatMap(({ provider: { microUsd } }) => (microUsd === null ? [] : [microUsd]));
  const provider = added(
    told.map(day => day.provider),
    charged.length === told.length ? charged : null,
  );
  const ours = added(
    told.map(day => day.ours),
    told.map(day => day.ours.microUsd),
  );
  return { days: told.length, ours, provider, difference: compared(ours, provider) };
};

const keysIn = (report: UsageReport | null): readonly KeyFigures[] => {
  const use = Map.groupBy([...(report?.use.values() ?? [])].flat(), ({ apiKeyId }) => apiKeyId);
  const costs = report?.costs ? Map.groupBy([...report.costs.values()].flat(), ({ apiKeyId }) => apiKeyId) : null;
  return [...new Set([...use.keys(), ...(costs?.keys() ?? [])])]
    .sort((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1))
    .map(apiKeyId => {
      const charged = costs && microText(sum((costs.get(apiKeyId) ?? []).map(({ microUsd }) => micro(microUsd))));
      return { apiKeyId, ...figuresOf(use.get(apiKeyId) ?? [], charged) };
    });
};

/** Puts our metering of own keys and the provider's own figures side by side, day by day; asks the provider only when somebody looks. */
@Injectable()
export class ReadUsageDrift {
  constructor(
    private readonly queries: Queries,
    private readonly clock: Clock,
    private readonly reports: AskUsageReports,
  ) {}

  async run(accountId: string, wanted: Wanted, after: Position | undefined): Promise<Reading<UsageDrift>> {
    const now = this.clock.now();
    const { apiKeyIds } = wanted;
    const to = wanted.to ?? now.toISOString().slice(0, 10);
    const from = wanted.from ?? `${to.slice(0, 7)}-01`;
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
    if (!(days >= 0 && days < MOST_DAYS)) throw UsagePeriodInvalid({ mostDays: MOST_DAYS });
    const key = await this.queries.ask(usageKeyOf, { accountId }, after);
    if (!key) throw UsageKeyMissing();
    const { report, trouble, retryAfterSeconds, at: askedAt } = await this.reports.run(key, { from, to });
    const reading = await this.queries.read(ownUsageOf, { accountId, from, to }, after);
    const drift = driftOf(reading.value, report, { days: comparedDays(from, to, now), apiKeyIds });
    const simulated = report?.simulated ?? false;
    const found = { from, to, apiKeyIds, askedAt, trouble, retryAfterSeconds, simulated };
    return { ...reading, value: { ...found, days: drift, keys: keysIn(report), total: totalOf(drift) } };
  }
}

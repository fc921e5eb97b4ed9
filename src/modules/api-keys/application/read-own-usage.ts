import { Injectable } from '@nestjs/common';
import { micro, microText, sum, type MicroText } from '../../../shared-kernel/money.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import { Clock, Queries, type Reading } from '../../../shared-kernel/ports/messages.js';
import { UsagePeriodInvalid } from '../domain/own-spending-errors.js';
import { maskedKeysOf, ownUsageOf, type OwnUsageView } from '../domain/queries.js';

/** What own-key usage can be summed up by. */
export const USAGE_BY = ['day', 'model', 'project', 'card', 'key', 'operation'] as const;
export type UsageBy = (typeof USAGE_BY)[number];

/** Sums of what own keys used; money is our estimate. */
export interface UsageSum {
  readonly of: string | null;
  readonly calls: number;
  readonly fruitlessCalls: number;
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  readonly images: number;
  readonly microUsd: MicroText;
  readonly uncertainMicroUsd: MicroText;
  readonly priceVersions: readonly string[];
  readonly priceAssumed: boolean;
}

/** A period in days (UTC, both included) with its sums. */
export interface OwnUsage {
  readonly from: string;
  readonly to: string;
  readonly by: UsageBy;
  readonly sums: readonly UsageSum[];
  readonly total: UsageSum;
}

const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

const keyOf = (row: OwnUsageView, by: UsageBy): string | null => {
  switch (by) {
    case 'day':
      return row.day;
    case 'model':
      return row.model;
    case 'project':
      return row.projectId;
    case 'card':
      return row.cardId;
    case 'key':
      return row.fingerprint;
    case 'operation':
      return row.operation;
  }
};

const total = (rows: readonly OwnUsageView[], number: (row: OwnUsageView) => number): number => rows.reduce((so, row) => so + number(row), 0);

const summed = (of: string | null, rows: readonly OwnUsageView[]): UsageSum => ({
  of,
  calls: total(rows, ({ calls }) => calls),
  fruitlessCalls: total(rows, ({ fruitlessCalls }) => fruitlessCalls),
  inputTokens: total(rows, ({ inputTokens }) => inputTokens),
  cachedInputTokens: total(rows, ({ cachedInputTokens }) => cachedInputTokens),
  outputTokens: total(rows, ({ outputTokens }) => outputTokens),
  images: total(rows, ({ images }) => images),
  microUsd: microText(sum(rows.map(({ microUsd }) => micro(microUsd)))),
  uncertainMicroUsd: microText(sum(rows.map(({ uncertainMicroUsd }) => micro(uncertainMicroUsd)))),
  priceVersions: [...new Set(rows.flatMap(({ priceVersions }) => priceVersions))].sort(),
  priceAssumed: rows.some(({ priceAssumed }) => priceAssumed),
});

/** Sums up what an account's own keys used in a period. */
@Injectable()
export class ReadOwnUsage {
  constructor(
    private readonly queries: Queries,
    private readonly clock: Clock,
  ) {}

  async run(accountId: string, wanted: { from?: string; to?: string; by: UsageBy }, after: Position | undefined): Promise<Reading<OwnUsage>> {
    const { by } = wanted;
    const today = this.clock.now().toISOString().slice(0, 10);
    const to = wanted.to ?? today;
    const from = wanted.from ?? `${to.slice(0, 7)}-01`;
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
    if (!(days >= 0 && days <= MOST_DAYS)) throw UsagePeriodInvalid({ mostDays: MOST_DAYS });
    const reading = await this.queries.read(ownUsageOf, { accountId, from, to }, after);
    const groups = Map.groupBy(reading.value, row => keyOf(row, by));
    const names = by === 'key' ? await this.maskedKeys(accountId) : null;
    const sums = [...groups]
      .map(([key, rows]) => summed(names && key !== null ? (names.get(key) ?? null) : key, rows))
      .sort((a, b) => ((a.of ?? '') < (b.of ?? '') ? -1 : 1));
    return { ...reading, value: { from, to, by, sums, total: summed(null, reading.value) } };
  }

  private async maskedKeys(accountId: string): Promise<ReadonlyMap<string, string>> {
    const keys = await this.queries.ask(maskedKeysOf, { accountId });
    return new Map(keys.map(({ fingerprint, prefix, lastFour }) => [fingerprint, `${prefix}…${lastFour}`]));
  }
}

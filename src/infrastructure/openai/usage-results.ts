import { microText, type MicroText } from '../../shared-kernel/money.js';
import type { ReportedCost, ReportedUse, ReportPeriod } from '../../shared-kernel/ports/usage-reports.js';
import { BadAnswer } from './exchange.js';
import { at, countAt, listAt, textAt } from './json.js';

const DAY_MS = 86_400_000;
const MOST_RESULTS = 100_000;
/** No day of anybody's costs more dollars than this. */
const MOST_DOLLARS = 1e9;

/** Adds a page's buckets to the days that they are of; throws when it is no page of a report. */
export function byDay(page: unknown, { from, to }: ReportPeriod, days: Map<string, readonly unknown[]>): void {
  if (!Array.isArray(at(page, 'data'))) throw new BadAnswer('bad_answer');
  let results = [...days.values()].reduce((so, ofDay) => so + ofDay.length, 0);
  for (const bucket of listAt(page, 'data')) {
    const start = countAt(bucket, 'start_time');
    if (start === undefined || !Array.isArray(at(bucket, 'results'))) throw new BadAnswer('bad_answer');
    const day = dayOf(start);
    if (day < from || day > to) continue;
    const found = listAt(bucket, 'results');
    results += found.length;
    if (results > MOST_RESULTS) throw new BadAnswer('bad_answer');
    days.set(day, [...(days.get(day) ?? []), ...found]);
  }
}

function dayOf(seconds: number): string {
  const ms = seconds * 1000;
  if (ms > 8.64e15 - DAY_MS) throw new BadAnswer('bad_answer');
  return new Date(ms).toISOString().slice(0, 10);
}

/** A name as names of keys and models look; anything else might be an echo of what was sent. */
function nameAt(result: unknown, field: string): string | null {
  const name = textAt(result, field);
  return name !== undefined && /^[\w.:/-]{1,128}$/.test(name) && !name.includes('sk-') ? name : null;
}

/** A count that must be there: a report without it would pass for one that says nothing was used. */
function counted(result: unknown, field: string): number {
  const count = countAt(result, field);
  if (count === undefined) throw new BadAnswer('bad_answer');
  return count;
}

const named = (result: unknown) => ({ apiKeyId: nameAt(result, 'api_key_id'), model: nameAt(result, 'model') });

/** One result of the report on texts. */
export const textsIn = (result: unknown): ReportedUse => ({
  ...named(result),
  requests: counted(result, 'num_model_requests'),
  inputTokens: counted(result, 'input_tokens'),
  cachedInputTokens: countAt(result, 'input_cached_tokens') ?? 0,
  outputTokens: counted(result, 'output_tokens'),
  images: 0,
});

/** One result of the report on pictures. */
export const imagesIn = (result: unknown): ReportedUse => ({
  ...named(result),
  requests: counted(result, 'num_model_requests'),
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  images: counted(result, 'images'),
});

/** One result of the report on costs; null when it is not in dollars. */
export const costIn = (result: unknown): ReportedCost | null =>
  (textAt(result, 'amount', 'currency') ?? 'usd').toLowerCase() === 'usd'
    ? { apiKeyId: nameAt(result, 'api_key_id'), microUsd: microUsdIn(at(result, 'amount', 'value')) }
    : null;

/** Dollars as a number or, as has been seen, as decimal text. */
function microUsdIn(value: unknown): MicroText {
  const dollars = typeof value === 'string' && /^-?\d{1,12}(\.\d{1,40})?(e-?\d{1,2})?$/i.test(value) ? Number(value) : value;
  if (typeof dollars !== 'number' || !(Math.abs(dollars) < MOST_DOLLARS)) throw new BadAnswer('bad_answer');
  return microText(BigInt(Math.round(dollars * 1_000_000)));
}

import type { Endpoint } from '../protocol/endpoints.js';
import type { InvoiceLine } from './invoice.js';

/** How reports are made; changed by the control interface. */
export interface ReportSettings {
  /** What is younger than this is not reported yet. */
  lagSeconds: number;
}

/** One day of a report, in the words of the protocol; times are seconds since the epoch. */
interface Bucket {
  readonly object: 'bucket';
  readonly start_time: number;
  readonly end_time: number;
  readonly results: readonly object[];
}

/** Which part of an organization's invoice is asked for. */
export interface ReportQuestion {
  readonly organization: string;
  /** Seconds since the epoch, whole days. */
  readonly from: number;
  readonly until: number;
  readonly groupBy: readonly string[];
  readonly apiKeyIds: readonly string[];
  readonly models: readonly string[];
}

const DAY = 86_400;
const OF: Readonly<Record<string, readonly Endpoint[]>> = {
  completions: ['responses', 'chat'],
  images: ['images', 'image_edits'],
};

/** The id that a key has in reports; it says nothing of the key. */
export const apiKeyId = (fingerprint: string): string => `key_${fingerprint}`;

const total = (lines: readonly InvoiceLine[], of: (line: InvoiceLine) => number): number => lines.reduce((sum, line) => sum + of(line), 0);

/** The lines of the invoice that a report is about, by day; days without any are there and empty. */
const days = (
  lines: readonly InvoiceLine[],
  { organization, from, until, apiKeyIds, models }: ReportQuestion,
): readonly (readonly [number, readonly InvoiceLine[]])[] => {
  const mine = lines.filter(
    ({ keyFingerprint, organization: owner = keyFingerprint, model }) =>
      owner === organization &&
      (apiKeyIds.length === 0 || apiKeyIds.includes(apiKeyId(keyFingerprint))) &&
      (models.length === 0 || models.includes(model)),
  );
  const found: (readonly [number, readonly InvoiceLine[]])[] = [];
  for (let start = from; start < until; start += DAY) {
    const within = ({ at }: InvoiceLine) => Date.parse(at) >= start * 1000 && Date.parse(at) < (start + DAY) * 1000;
    found.push([start, mine.filter(within)]);
  }
  return found;
};

const buckets = (lines: readonly InvoiceLine[], question: ReportQuestion, result: (group: readonly InvoiceLine[]) => object): readonly Bucket[] => {
  const names = (line: InvoiceLine) => ({
    project_id: null,
    user_id: null,
    api_key_id: question.groupBy.includes('api_key_id') ? apiKeyId(line.keyFingerprint) : null,
    model: question.groupBy.includes('model') ? line.model : null,
  });
  return days(lines, question).map(([start, ofDay]) => ({
    object: 'bucket',
    start_time: start,
    end_time: start + DAY,
    results: [...Map.groupBy(ofDay, line => JSON.stringify(names(line)))].map(([name, group]) => ({
      ...result(group),
      ...(JSON.parse(name) as object),
    })),
  }));
};

/** What an organization used for texts or for pictures, by day. */
export const usageReport = (kind: 'completions' | 'images', lines: readonly InvoiceLine[], question: ReportQuestion): readonly Bucket[] =>
  buckets(
    lines.filter(({ endpoint }) => OF[kind]?.includes(endpoint)),
    question,
    group => ({
      object: `organization.usage.${kind}.result`,
      num_model_requests: group.length,
      ...(kind === 'images'
        ? { images: total(group, ({ images }) => images) }
        : {
            input_tokens: total(group, ({ inputTokens }) => inputTokens),
            output_tokens: total(group, ({ outputTokens }) => outputTokens),
            input_cached_tokens: total(group, ({ cachedTokens }) => cachedTokens),
            input_cache_write_tokens: total(group, ({ cacheWriteTokens }) => cacheWriteTokens),
          }),
    }),
  );

/** What an organization was charged, by day, in dollars. */
export const costReport = (lines: readonly InvoiceLine[], question: ReportQuestion): readonly Bucket[] =>
  buckets(lines, question, group => ({
    object: 'organization.costs.result',
    amount: { value: total(group, ({ microUsd }) => microUsd) / 1_000_000, currency: 'usd' },
    line_item: null,
  }));

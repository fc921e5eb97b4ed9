import { randomUUID } from 'node:crypto';
import type OpenAI from 'openai';
import type { CallEndedBadly, CallOutcome } from '../../shared-kernel/ports/provider.js';
import type {
  AdminCredential,
  ReportedCost,
  ReportedUse,
  ReportOutcome,
  ReportPeriod,
  UsageReports,
} from '../../shared-kernel/ports/usage-reports.js';
import { BadAnswer, exchange, type ExchangePlan, type Line, type Origin } from './exchange.js';
import { at } from './json.js';
import { NOTHING_USED } from './nothing-used.js';
import { originOf, refuseForeignHeaders } from './origin.js';
import { byDay, costIn, imagesIn, textsIn } from './usage-results.js';

/** The three reports that an admin key is sent for. Nothing else is ever asked with one. */
type Report = 'completions' | 'images' | 'costs';

const DEADLINE_MS = 20_000;
const MEGABYTE = 1_048_576;
const DAY_S = 86_400;
/** The most days that the provider puts on one page of usage, and a bound on pages for a server that never ends. */
const DAYS_A_PAGE = 31;
const MOST_PAGES = 12;

/** Days with what the provider gave for each. */
type Days<T> = ReadonlyMap<string, readonly T[]>;

/** The provider's reports about an organisation, read with its admin key: three GETs, from the operator's configured origin alone. */
export class OpenAiUsageReports implements UsageReports {
  readonly #origin: Origin;

  constructor({ baseURL }: { readonly baseURL: string }) {
    refuseForeignHeaders();
    this.#origin = originOf(baseURL);
  }

  /** Closes idle connections; calls under way go on. */
  close(): void {
    this.#origin.agents.close();
  }

  async ask(credential: AdminCredential, period: ReportPeriod): Promise<ReportOutcome> {
    const texts = await this.#read('completions', textsIn, credential, period);
    if (texts.outcome !== 'succeeded') return whyNot(texts);
    const images = await this.#read('images', imagesIn, credential, period);
    if (images.outcome !== 'succeeded') return whyNot(images);
    const costs = await this.#read('costs', costIn, credential, period);
    // a key may be let read usage and not costs; then the money is what is not known
    if (costs.outcome !== 'succeeded' && costs.outcome !== 'refused') return whyNot(costs);
    const charged = costs.outcome === 'succeeded' ? allInDollars(costs.value) : null;
    return { outcome: 'reported', report: { use: together(texts.value, images.value), costs: charged, simulated: texts.simulated } };
  }

  #read<T>(report: Report, read: (result: unknown) => T, credential: AdminCredential, period: ReportPeriod): Promise<CallOutcome<Days<T>>> {
    const plan: ExchangePlan = { attemptId: randomUUID(), deadlineMs: DEADLINE_MS, operation: 'usage', maxAnswerBytes: 8 * MEGABYTE };
    return exchange(this.#origin, credential, plan, async line => {
      const days = await pages(line, report, period);
      const value = new Map([...days].map(([day, results]) => [day, results.map(read)]));
      return { outcome: 'succeeded', value, usage: NOTHING_USED, requestId: line.requestId, simulated: line.simulated };
    });
  }
}

/** One page, in whatever shape it comes. */
const pageOf = (client: OpenAI, report: Report, { from, to }: ReportPeriod, page: string | undefined, options: Line['options']) => {
  const start_time = Date.parse(from) / 1000;
  const end_time = Date.parse(to) / 1000 + DAY_S;
  const asked = { start_time, end_time, bucket_width: '1d' as const, limit: DAYS_A_PAGE, ...(page === undefined ? {} : { page }) };
  const { usage } = client.admin.organization;
  switch (report) {
    case 'completions':
      return usage.completions({ ...asked, group_by: ['api_key_id', 'model'] }, options).withResponse();
    case 'images':
      return usage.images({ ...asked, group_by: ['api_key_id', 'model'] }, options).withResponse();
    case 'costs':
      return usage.costs({ ...asked, group_by: ['api_key_id'] }, options).withResponse();
  }
};

async function pages(line: Line, report: Report, period: ReportPeriod): Promise<Days<unknown>> {
  const days = new Map<string, readonly unknown[]>();
  const seen = new Set<string>();
  for (let page: string | undefined; ;) {
    const { data, response } = await pageOf(line.client, report, period, page, line.options);
    line.heard(response);
    byDay(data, period, days);
    const next = at(data, 'next_page');
    if (at(data, 'has_more') !== true || typeof next !== 'string' || next === '') return days;
    if (seen.has(next) || seen.size >= MOST_PAGES) throw new BadAnswer('bad_answer');
    page = next;
    seen.add(next);
  }
}

const together = (texts: Days<ReportedUse>, images: Days<ReportedUse>): Days<ReportedUse> =>
  new Map([...new Set([...texts.keys(), ...images.keys()])].map(day => [day, [...(texts.get(day) ?? []), ...(images.get(day) ?? [])]]));

/** Null when something of it is in another currency: that cannot be added up. */
const allInDollars = (costs: Days<ReportedCost | null>): Days<ReportedCost> | null => {
  const days = new Map<string, readonly ReportedCost[]>();
  for (const [day, results] of costs) {
    const known = results.filter(result => result !== null);
    if (known.length < results.length) return null;
    days.set(day, known);
  }
  return days;
};

function whyNot(bad: CallEndedBadly): ReportOutcome {
  switch (bad.outcome) {
    case 'key-trouble':
      return { outcome: 'refused', reason: bad.trouble.reason, missing: bad.trouble.missing ?? null };
    case 'rate-limited':
      return { outcome: 'rate-limited', retryAfterMs: bad.retryAfterMs };
    case 'refused':
      if (bad.reason === 'capability_missing') return { outcome: 'refused', reason: 'missing_permission', missing: permissionIn(bad.detail) };
      return { outcome: 'unavailable', reason: 'not_offered' };
    case 'failed':
      return { outcome: 'unavailable', reason: bad.reason === 'misdirected' ? 'not_offered' : bad.reason };
    case 'unknown':
      return { outcome: 'unavailable', reason: bad.reason };
  }
}

/** Out of our own wording of a missing permission. */
const permissionIn = (detail: string): string | null => /Missing permission: ([a-z0-9_., ]+)\.$/.exec(detail)?.[1] ?? null;

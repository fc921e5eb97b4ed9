import { costReport, usageReport, type ReportQuestion } from '../books/usage-reports.js';
import { ProviderRefusal } from '../faults/failures.js';
import { jsonAnswer } from '../protocol/answers.js';
import type { Provider } from '../provider.js';
import type { ReceivedCall } from '../protocol/received-call.js';
import type { EndpointReader, Work } from '../protocol/work.js';

const DAY = 86_400;
const MOST_BUCKETS = { usage: 31, costs: 180 } as const;
const USUAL_BUCKETS = 7;

const refuse = (param: string, message: string): never => {
  throw new ProviderRefusal({ status: 400, type: 'invalid_request_error', code: null, message, param });
};

/** A list in a query, as `name=a&name=b` or `name[]=a&name[]=b`. */
const listIn = (query: URLSearchParams, name: string): readonly string[] => [...query.getAll(name), ...query.getAll(`${name}[]`)];

const secondsIn = (query: URLSearchParams, name: string): number | null => {
  const text = query.get(name);
  if (text === null) return null;
  return /^\d{1,12}$/.test(text) ? Number(text) : refuse(name, `${name} must be a Unix time in seconds.`);
};

interface Page {
  readonly question: ReportQuestion;
  /** Where the days after this page begin; null on the last one. */
  readonly next: number | null;
}

const pageOf = ({ query, fingerprint }: ReceivedCall, provider: Provider, most: number): Page => {
  if ((query.get('bucket_width') ?? '1d') !== '1d') refuse('bucket_width', 'This simulated provider reports by day only.');
  const start = secondsIn(query, 'start_time') ?? refuse('start_time', 'start_time is required.');
  const now = Math.floor(provider.now().getTime() / 1000);
  const end = Math.min(secondsIn(query, 'end_time') ?? now, now);
  const limit = Number(query.get('limit') ?? USUAL_BUCKETS);
  if (!(limit >= 1 && limit <= most)) refuse('limit', `limit must be from 1 to ${most}.`);
  const cursor = query.get('page');
  const asked = cursor === null ? start : Number(Buffer.from(cursor.replace(/^page_/, ''), 'base64url').toString());
  if (!Number.isSafeInteger(asked)) refuse('page', 'There is no such page.');
  const from = asked - (asked % DAY);
  const until = Math.min(end, from + limit * DAY);
  const { organization } = provider.keys.standing(fingerprint);
  const question = {
    organization,
    from,
    until,
    groupBy: listIn(query, 'group_by'),
    apiKeyIds: listIn(query, 'api_key_ids'),
    models: listIn(query, 'models'),
  };
  return { question, next: from + limit * DAY < end ? from + limit * DAY : null };
};

const reported = (provider: Provider) => {
  const youngest = new Date(provider.now().getTime() - provider.reports.lagSeconds * 1000).toISOString();
  return provider.invoice.lines().filter(({ at }) => at <= youngest);
};

const free = (data: readonly object[], next: number | null): Work => {
  const next_page = next === null ? null : `page_${Buffer.from(String(next)).toString('base64url')}`;
  return {
    model: null,
    prompt: '',
    tokens: 0,
    perform: () => ({ answer: jsonAnswer({ object: 'page', data, has_more: next !== null, next_page }), bill: null }),
  };
};

/** `GET /v1/organization/usage/completions` and `…/images`: what the keys of an organization used, by day. */
export const readUsage: EndpointReader = (call, _body, provider) => {
  const { question, next } = pageOf(call, provider, MOST_BUCKETS.usage);
  return free(usageReport(call.endpoint === 'usage_images' ? 'images' : 'completions', reported(provider), question), next);
};

/** `GET /v1/organization/costs`: what was charged for that. */
export const readCosts: EndpointReader = (call, _body, provider) => {
  const { question, next } = pageOf(call, provider, MOST_BUCKETS.costs);
  return free(costReport(reported(provider), question), next);
};

import { describedBehaviours } from '../faults/behaviours.js';
import { defaultPace } from '../keys/pace.js';
import { asNumber, asText, type JsonObject } from '../protocol/json.js';
import type { Provider } from '../provider.js';
import { behaviourIn, ControlMistake, fingerprintIn, keyIn, orderIn } from './control-requests.js';
import type { ControlHost } from './control-host.js';

/** What came with a control request. */
export interface ControlRequest {
  readonly body: JsonObject;
  readonly query: URLSearchParams;
}

type Action = (provider: Provider, request: ControlRequest, host: ControlHost) => unknown;

const longestWait = 60_000;

/** Every control, by method and path. */
export const actions: Readonly<Record<string, Action>> = {
  'GET /health': (provider, _request, host) => ({ ok: true, pid: process.pid, baseUrl: host.baseUrl(), at: provider.now().toISOString() }),
  'GET /behaviours': () => describedBehaviours(),
  'GET /keys': provider => provider.keys.all(),
  'POST /keys/standing': (provider, { body }) => provider.keys.standing(keyIn(body, provider)),
  'POST /keys/drain': (provider, { body }) => {
    const code = behaviourIn(body['code'] ?? 'credit_balance_exhausted');
    return provider.keys.do(keyIn(body, provider), { deed: 'drain', code }, provider.now());
  },
  'POST /keys/top-up': (provider, { body }) => {
    const microUsd = asNumber(body['microUsd']) ?? 10_000_000;
    return provider.keys.do(keyIn(body, provider), { deed: 'credit', microUsd }, provider.now());
  },
  'POST /keys/trouble': (provider, { body }) =>
    provider.keys.do(keyIn(body, provider), { deed: 'trouble', trouble: behaviourIn(body['behaviour']) }, provider.now()),
  'POST /keys/restore': (provider, { body }) => restore(provider, keyIn(body, provider)),
  'POST /keys/platform': (provider, { body }) => provider.keys.do(keyIn(body, provider), { deed: 'platform' }, provider.now()),
  'POST /keys/pace': (provider, { body }) => {
    const limits = {
      requestsPerMinute: asNumber(body['requestsPerMinute']) ?? defaultPace.requestsPerMinute,
      tokensPerMinute: asNumber(body['tokensPerMinute']) ?? defaultPace.tokensPerMinute,
    };
    provider.keys.pace(keyIn(body, provider)).limit(limits);
    return limits;
  },
  'GET /faults': provider => provider.faults.standing(),
  'POST /faults': (provider, { body }) => ({ id: provider.faults.add(orderIn(body, provider)) }),
  'DELETE /faults': (provider, { query }) => ({ withdrawn: provider.faults.withdraw(query.get('id')) }),
  'GET /invoice': (provider, { query }) => provider.invoice.lines({ fingerprint: fingerprintIn(query.get('key')), attemptId: query.get('attempt') }),
  'POST /usage/elsewhere': (provider, { body }) => useElsewhere(provider, body),
  'POST /usage/lag': (provider, { body }) => {
    provider.reports.lagSeconds = asNumber(body['seconds']) ?? 0;
    return provider.reports;
  },
  'GET /calls': (provider, { query }) => calls(provider, query),
  'POST /warm': async provider => ({ unable: await provider.ears.warm() }),
  'POST /reset': (provider, { body }) => reset(provider, asText(body['keep'])),
  'POST /stop': (_provider, _request, host) => {
    setImmediate(host.stop);
    return { stopping: true };
  },
};

/** The key works again, with the default balance, and no order about it stands. */
function restore(provider: Provider, fingerprint: string): unknown {
  for (const { id, order } of provider.faults.standing()) {
    if (order.fingerprint === fingerprint) provider.faults.withdraw(id);
  }
  return provider.keys.do(fingerprint, { deed: 'restore' }, provider.now());
}

/** A call by somebody else with this key, on the day (UTC) that is said or now: it is on the invoice, and no caller of ours made it. */
function useElsewhere(provider: Provider, body: JsonObject): unknown {
  const { fingerprint: keyFingerprint, lastFour, organization } = provider.keys.standing(keyIn(body, provider));
  const day = asText(body['day']);
  const at = day === null ? provider.now().toISOString() : `${day}T12:00:00.000Z`;
  const amount = (name: string) => Math.max(0, Math.floor(asNumber(body[name]) ?? 0));
  const images = amount('images');
  const endpoint = images > 0 ? 'images' : 'responses';
  return provider.invoice.charge(
    { at, keyFingerprint, lastFour, organization, endpoint, attemptId: null, requestId: `req_elsewhere_${Date.parse(at)}` },
    {
      model: asText(body['model']) ?? (images > 0 ? 'gpt-image-2.5-flare' : 'gpt-6-luna'),
      microUsd: amount('microUsd'),
      outcome: 'completed',
      inputTokens: amount('inputTokens'),
      outputTokens: amount('outputTokens'),
      images,
    },
  );
}

/** With `atLeast`, answers once there are so many, or after `wait` milliseconds. */
function calls(provider: Provider, query: URLSearchParams): unknown {
  const filter = {
    fingerprint: fingerprintIn(query.get('key')),
    attemptId: query.get('attempt'),
    endpoint: query.get('endpoint'),
    state: query.get('state'),
  };
  const wait = Math.min(longestWait, Number(query.get('wait') ?? 0));
  return provider.calls.whenAtLeast(Number(query.get('atLeast') ?? 0), filter, wait);
}

function reset(provider: Provider, keep: string | null): unknown {
  if (keep !== null && keep !== 'invoice') throw new ControlMistake('Only the invoice can be kept.');
  const suffix = provider.now().toISOString().replaceAll(':', '-');
  provider.faults.withdraw();
  provider.calls.clear();
  provider.cache.clear();
  provider.reports.lagSeconds = 0;
  if (keep === null) provider.invoice.startOver(suffix);
  provider.keys.startOver(suffix);
  return { reset: true };
}

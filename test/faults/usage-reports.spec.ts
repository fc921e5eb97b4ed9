import { inspect } from 'node:util';
import { SandboxControl } from '../../src/sandbox-provider/control-client.js';
import { startSandboxProvider, type RunningSandbox } from '../../src/sandbox-provider/start.js';
import type { AdminCredential } from '../../src/shared-kernel/ports/usage-reports.js';
import { type AnswerServer, type Behaviour, error, json, startAnswerServer, whole } from '../../src/infrastructure/openai/testing/answer-server.js';
import { call, gatewayTo, own, picture, question } from '../../src/infrastructure/openai/testing/calls.js';
import { OpenAiUsageReports } from '../../src/infrastructure/openai/usage-reports.js';

const ADMIN = 'sk-admin-canary-5Kd8Rt2XmQ';
const admin: AdminCredential = { secret: ADMIN, kind: 'usage-reports' };
const period = { from: '2026-11-01', to: '2026-11-03' };
const start = (day: string) => Date.parse(day) / 1000;
const bucket = (day: string, ...results: readonly unknown[]) => ({
  object: 'bucket',
  start_time: start(day),
  end_time: start(day) + 86_400,
  results,
});
const page = (...data: readonly unknown[]) => json(200, { object: 'page', data, has_more: false, next_page: null });
const texts = { num_model_requests: 2, input_tokens: 30, output_tokens: 4, input_cached_tokens: 10, api_key_id: 'key_a', model: 'gpt-6-luna' };
const pictures = { num_model_requests: 1, images: 1, api_key_id: 'key_a', model: 'gpt-image-2.5-flare' };
const cost = (value: unknown, currency = 'usd') => ({ amount: { value, currency }, api_key_id: 'key_a' });

const servers: AnswerServer[] = [];
const askAt = async (...behaviours: readonly Behaviour[]) => {
  const server = await startAnswerServer(...behaviours);
  servers.push(server);
  const reports = new OpenAiUsageReports({ baseURL: server.baseURL });
  const outcome = await reports.ask(admin, period);
  reports.close();
  return { server, outcome };
};

afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.close()));
});

describe('the provider’s reports', () => {
  it('are read day by day, for each key and model, with what was charged in micro-dollars', async () => {
    const { outcome } = await askAt(
      page(bucket('2026-11-01', texts), bucket('2026-11-02')),
      page(bucket('2026-11-01', pictures), bucket('2026-11-02')),
      page(bucket('2026-11-01', cost(0.001_234), cost('0.0000010000000000000')), bucket('2026-11-02', cost(-0.5))),
    );
    expect(outcome).toMatchObject({ outcome: 'reported' });
    if (outcome.outcome !== 'reported') return;
    expect(outcome.report.use.get('2026-11-01')).toEqual([
      { apiKeyId: 'key_a', model: 'gpt-6-luna', requests: 2, inputTokens: 30, cachedInputTokens: 10, outputTokens: 4, images: 0 },
      { apiKeyId: 'key_a', model: 'gpt-image-2.5-flare', requests: 1, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, images: 1 },
    ]);
    expect([...outcome.report.use.keys()]).toEqual(['2026-11-01', '2026-11-02']);
    expect(outcome.report.costs?.get('2026-11-01')?.map(({ microUsd }) => microUsd)).toEqual(['1234', '1']);
    expect(outcome.report.costs?.get('2026-11-02')?.map(({ microUsd }) => microUsd)).toEqual(['-500000']);
  });

  it('are asked for with three GETs and nothing else, over all pages, for whole days in UTC', async () => {
    const first = json(200, { object: 'page', data: [bucket('2026-11-01', texts)], has_more: true, next_page: 'page_2' });
    const { server, outcome } = await askAt(first, page(bucket('2026-11-02', texts)), page(), page());
    expect(outcome).toMatchObject({ outcome: 'reported' });
    const asked = server.requests.map(({ line }) => new URL(line.split(' ')[1] ?? '', 'http://x'));
    expect(server.requests.every(({ line, body }) => line.startsWith('GET ') && body === '')).toBe(true);
    expect(asked.map(({ pathname }) => pathname.replace('/v1/organization/', ''))).toEqual([
      'usage/completions',
      'usage/completions',
      'usage/images',
      'costs',
    ]);
    const [one, two] = asked.map(({ searchParams }) => searchParams);
    expect([one?.get('start_time'), one?.get('end_time'), one?.get('bucket_width')]).toEqual([
      String(start('2026-11-01')),
      String(start('2026-11-04')),
      '1d',
    ]);
    expect(two?.get('page')).toBe('page_2');
    expect(server.requests.every(({ headers }) => headers['authorization'] === `Bearer ${ADMIN}`)).toBe(true);
  });

  it.each<[string, Behaviour, object]>([
    ['a revoked key', error(401, { code: 'invalid_api_key', message: `Incorrect: ${ADMIN}` }), { outcome: 'refused', reason: 'invalid_api_key' }],
    [
      'a key without the permission',
      error(403, { message: 'You have insufficient permissions for this operation. Missing scopes: api.usage.read.' }),
      { outcome: 'refused', reason: 'missing_permission', missing: 'api.usage.read' },
    ],
    ['a rate limit', error(429, { code: 'rate_limit_exceeded' }, { 'retry-after': '7' }), { outcome: 'rate-limited', retryAfterMs: 7_000 }],
    ['a server without reports', whole(404, '<html>no</html>'), { outcome: 'unavailable', reason: 'not_offered' }],
    ['an overloaded server', error(503, { code: 'server_is_overloaded' }), { outcome: 'unavailable', reason: 'overloaded' }],
    ['a page of something in between', whole(200, '<html>sign in</html>'), { outcome: 'unavailable', reason: 'bad_answer' }],
    ['another document', json(200, { object: 'list', data: {} }), { outcome: 'unavailable', reason: 'bad_answer' }],
    ['days without a time', page({ results: [] }), { outcome: 'unavailable', reason: 'bad_answer' }],
    ['a time beyond all calendars', page({ start_time: Number.MAX_SAFE_INTEGER, results: [] }), { outcome: 'unavailable', reason: 'bad_answer' }],
    ['results without numbers', page(bucket('2026-11-01', { model: 'm' })), { outcome: 'unavailable', reason: 'bad_answer' }],
    ['negative numbers', page(bucket('2026-11-01', { ...texts, input_tokens: -1 })), { outcome: 'unavailable', reason: 'bad_answer' }],
    ['pages without an end', json(200, { data: [], has_more: true, next_page: 'again' }), { outcome: 'unavailable', reason: 'bad_answer' }],
    ['a redirect', whole(307, '', { location: 'http://127.0.0.1:9/' }), { outcome: 'unavailable', reason: 'redirected' }],
  ])('say of %s what it is, and nothing that it echoes', async (_, behaviour, expected) => {
    const { outcome } = await askAt(behaviour);
    expect(outcome).toMatchObject(expected);
    expect(inspect(outcome, { depth: 9, showHidden: true })).not.toContain('canary');
  });

  it.each<[string, Behaviour]>([
    ['may not be read', error(403, { message: 'Missing scopes: api.costs.read.' })],
    ['are in another currency', page(bucket('2026-11-01', cost(1), cost(1, 'eur')))],
  ])('go without costs that %s', async (_, costs) => {
    const { outcome } = await askAt(page(bucket('2026-11-01', texts)), page(), costs);
    expect(outcome).toMatchObject({ outcome: 'reported', report: { costs: null } });
  });

  it('leave out days that nobody asked for, and names that are no names', async () => {
    const odd = { ...texts, api_key_id: `key ${ADMIN}`, model: ADMIN };
    const { outcome } = await askAt(page(bucket('2026-10-31', texts), bucket('2026-11-01', odd)), page(), page());
    if (outcome.outcome !== 'reported') throw new Error('nothing was reported');
    expect([...outcome.report.use]).toEqual([['2026-11-01', [expect.objectContaining({ apiKeyId: null, model: null })]]]);
  });
});

describe('an admin key', () => {
  it('[R22] is refused by every other operation, and a project key by this one, before anything is sent', async () => {
    const server = await startAnswerServer(page());
    servers.push(server);
    const gateway = gatewayTo(server.baseURL);
    const asOwn = { ...own, secret: ADMIN };
    const outcomes = await Promise.all([
      gateway.text(question, asOwn, call),
      gateway.image(picture, asOwn, call),
      gateway.moderate('hello', asOwn, call),
      gateway.listModels(asOwn),
      gateway.paidProbe(asOwn, call),
    ]);
    expect(outcomes.map(outcome => outcome.outcome === 'key-trouble' && outcome.trouble.reason)).toEqual(outcomes.map(() => 'admin_key'));
    expect(await new OpenAiUsageReports(server).ask({ ...admin, secret: own.secret }, period)).toMatchObject({
      outcome: 'refused',
      reason: 'not_an_admin_key',
    });
    expect(server.connections()).toBe(0);
  });
});

describe('with the sandbox provider', () => {
  let sandbox: RunningSandbox;
  let control: SandboxControl;
  const today = new Date().toISOString().slice(0, 10);
  const reports = () => new OpenAiUsageReports({ baseURL: sandbox.baseUrl });
  const key = { secret: 'sk-proj-at-acme-00000001', kind: 'own' as const };
  const keeper: AdminCredential = { secret: 'sk-admin-at-acme-00000001', kind: 'usage-reports' };

  beforeAll(async () => {
    sandbox = await startSandboxProvider({ platformKey: 'sk-platform' });
    control = new SandboxControl(sandbox.controlUrl, sandbox.controlToken);
  });
  afterAll(() => sandbox.stop());

  it('they come to its invoice, for the keys of one organisation, over several pages', async () => {
    const gateway = gatewayTo(sandbox.baseUrl);
    await gateway.text(question, key, call);
    await gateway.image(picture, key, call);
    await gateway.text(question, { ...key, secret: 'sk-proj-at-other-00000001' }, call);
    await control.usedElsewhere('sk-proj-at-acme-00000002', { day: '2026-10-01', inputTokens: 5, outputTokens: 6, microUsd: 70 });
    const outcome = await reports().ask(keeper, { from: '2026-10-01', to: today });
    if (outcome.outcome !== 'reported') throw new Error('nothing was reported');
    const { use, costs, simulated } = outcome.report;
    const [text, image] = await control.invoice({ key: key.secret });
    expect(simulated).toBe(true);
    expect(use.get('2026-10-01')).toMatchObject([{ requests: 1, inputTokens: 5, outputTokens: 6, images: 0 }]);
    expect(use.get(today)).toMatchObject([
      { model: 'gpt-6-luna', requests: 1, inputTokens: text?.inputTokens, outputTokens: text?.outputTokens },
      { model: 'gpt-image-2.5-flare', requests: 1, images: 1 },
    ]);
    expect(costs?.get(today)?.map(({ microUsd }) => Number(microUsd))).toEqual([(text?.microUsd ?? 0) + (image?.microUsd ?? 0)]);
    expect(use.get('2026-10-02')).toEqual([]);
  });

  it('they lag when they are told to, and are refused to keys that may not read them', async () => {
    await control.reportsLag(3_600);
    const late = await reports().ask(keeper, { from: today, to: today });
    await control.reportsLag(0);
    expect(late.outcome === 'reported' && late.report.use.get(today)).toEqual([]);
    for (const [secret, reason] of [
      ['sk-admin-at-acme-revoked-1', 'invalid_api_key'],
      ['sk-admin-at-acme-restricted-1', 'missing_permission'],
    ] as const)
      expect(await reports().ask({ ...keeper, secret }, { from: today, to: today })).toMatchObject({ outcome: 'refused', reason });
  });
});

import { type AnswerServer, type Behaviour, error, events, json, startAnswerServer, whole } from './testing/answer-server.js';
import { call, ended, gatewayTo, own, usage } from './testing/calls.js';

let server: AnswerServer;

async function probing(dialect: 'openai' | 'portable', ...behaviours: Behaviour[]) {
  server = await startAnswerServer(...behaviours);
  return gatewayTo(server.baseURL, dialect);
}

afterEach(() => server.close());

const listed = json(200, {
  object: 'list',
  data: [
    { id: 'gpt-6-luna', owned_by: 'openai', shutdown_date: null },
    { id: 'whisper-1', owned_by: 'openai', shutdown_date: '2027-02-26' },
    { id: 'x\n', owned_by: 'hostile' },
  ],
});
const counted = json(200, { object: 'response.input_tokens', input_tokens: 8 });
const models = [
  { id: 'gpt-6-luna', ownedBy: 'openai', shutdownDate: null },
  { id: 'whisper-1', ownedBy: 'openai', shutdownDate: '2027-02-26' },
];
const noScope = (scope: string) => error(403, { message: `You have insufficient permissions for this operation. Missing scopes: ${scope}.` });

describe('the free ladder', () => {
  it.each<[string, Behaviour[], Record<string, unknown>]>([
    ['may make requests', [listed, counted], { verdict: 'accepted', level: 'can-request', models }],
    ['may not list models, but make requests', [noScope('api.model.read'), counted], { verdict: 'accepted', level: 'can-request', models: [] }],
    ['authenticates, and cannot be counted for', [listed, error(500, {})], { verdict: 'accepted', level: 'authenticates' }],
    ['authenticates, and knows no such model', [listed, error(404, { code: 'model_not_found' })], { verdict: 'accepted', level: 'authenticates' }],
    ['authenticates, and counts too fast', [listed, error(429, { code: 'slow_down' })], { verdict: 'accepted', level: 'authenticates' }],
    [
      'is dry, as far as counting tells',
      [listed, error(429, { code: 'credit_balance_exhausted' })],
      { verdict: 'trouble', trouble: { status: 'exhausted', reason: 'credit_balance_exhausted' } },
    ],
    [
      'may not make text',
      [listed, noScope('model.request')],
      { verdict: 'trouble', trouble: { status: 'restricted', reason: 'missing_scope', missing: 'model.request' } },
    ],
    [
      'is wrong',
      [error(401, { code: 'invalid_api_key' })],
      { verdict: 'trouble', trouble: { status: 'invalid', reason: 'invalid_api_key' }, requestId: 'req_1' },
    ],
    ['meets a server in trouble', [error(503, {})], { verdict: 'unreachable', reason: 'overloaded', retryAfterMs: null }],
    ['meets a rate limit', [error(429, {}, { 'retry-after': 3 })], { verdict: 'unreachable', reason: 'rate_limited', retryAfterMs: 3_000 }],
    ['meets a page', [whole(200, '<html>', { 'content-type': 'text/html' })], { verdict: 'unreachable', reason: 'bad_answer' }],
    ['meets a silent hang-up', [socket => socket.destroy()], { verdict: 'unreachable', reason: 'connection_lost' }],
  ])('a key that %s', async (_, behaviours, verdict) => {
    const gateway = await probing('openai', ...behaviours);
    expect(await gateway.probeKey(own)).toMatchObject(verdict);
    expect(server.requests).toHaveLength(behaviours.length);
  });

  it('ends with the list where counting is not known', async () => {
    const gateway = await probing('portable', listed);
    expect(await gateway.probeKey(own)).toMatchObject({ verdict: 'accepted', level: 'authenticates', models });
    expect(server.requests).toHaveLength(1);
  });
});

describe('the paid probe', () => {
  const gone = error(404, { code: 'model_not_found' });
  const cut = events(ended('incomplete', 'Y', { incomplete_details: { reason: 'max_output_tokens' } }));

  it('asks a dated model, and tries the next where that is gone', async () => {
    const gateway = await probing('openai', gone, events(ended('completed', 'yes')));
    expect(await gateway.paidProbe(own, call)).toMatchObject({ outcome: 'succeeded', usage });
    const asked = server.requests.map(({ body }) => (JSON.parse(body) as { model: string }).model);
    expect(asked).toHaveLength(2);
    for (const model of asked) expect(model).toMatch(/-\d{4}-\d{2}-\d{2}$/);
  });

  it('is satisfied by an answer that was cut at its maximum', async () => {
    const gateway = await probing('openai', cut);
    expect(await gateway.paidProbe(own, call)).toMatchObject({ outcome: 'succeeded', usage });
  });

  it('finds the dry key that the ladder passes', async () => {
    const gateway = await probing('openai', listed, counted, error(429, { type: 'insufficient_quota', code: 'insufficient_quota' }));
    expect(await gateway.probeKey(own)).toMatchObject({ verdict: 'accepted' });
    expect(await gateway.paidProbe(own, call)).toMatchObject({ outcome: 'key-trouble', trouble: { status: 'exhausted' } });
  });

  it('gives up when no dated model is left', async () => {
    const gateway = await probing('openai', gone);
    expect(await gateway.paidProbe(own, call)).toMatchObject({ outcome: 'refused', reason: 'model_not_available' });
  });
});

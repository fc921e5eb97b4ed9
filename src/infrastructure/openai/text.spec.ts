import type { OpenAiGateway } from './openai.gateway.js';
import { type AnswerServer, type Behaviour, error, event, events, json, startAnswerServer, whole } from './testing/answer-server.js';
import { call, delta, ended, gatewayTo, own, question, spent, usage } from './testing/calls.js';

let server: AnswerServer;
let gateway: OpenAiGateway;

async function provider(dialect: 'openai' | 'portable', ...behaviours: Behaviour[]) {
  server = await startAnswerServer(...behaviours);
  gateway = gatewayTo(server.baseURL, dialect);
}

afterEach(async () => {
  gateway.close();
  await server.close();
});

const sent = (n = 0) => JSON.parse(Buffer.from(server.requests[n]?.body ?? '{}', 'latin1').toString()) as Record<string, unknown>;
const answer = events(delta('Wel'), delta('come'), ended('completed', 'Welcome'));

describe('a text call to OpenAI', () => {
  it('sends one request that is not stored, has a ceiling and caches exactly the transcript', async () => {
    await provider('openai', answer);
    await gateway.text({ ...question, effort: 'none', safetyIdentifier: 'hash-of-a-user' }, own, call);
    expect(sent()).toEqual({
      model: 'gpt-6-luna',
      instructions: question.instructions,
      input: [
        { role: 'user', content: [{ type: 'input_text', text: question.transcript, prompt_cache_breakpoint: { mode: 'explicit' } }] },
        { role: 'user', content: [{ type: 'input_text', text: question.prompt }] },
      ],
      max_output_tokens: 200,
      store: false,
      service_tier: 'default',
      stream: true,
      stream_options: { include_obfuscation: false },
      prompt_cache_options: { mode: 'explicit', ttl: '30m' },
      prompt_cache_key: expect.stringMatching(/^[\w-]{43}$/),
      reasoning: { effort: 'none' },
      safety_identifier: 'hash-of-a-user',
    });
    expect(server.requests[0]?.line).toBe('POST /v1/responses HTTP/1.1');
    expect(server.requests[0]?.headers).toMatchObject({ 'x-client-request-id': 'attempt-1' });
    expect(server.requests[0]?.headers).not.toHaveProperty('idempotency-key');
  });

  it('gives two cards of one transcript the same beginning', async () => {
    await provider('openai', answer);
    await gateway.text({ ...question, prompt: 'One' }, own, call);
    await gateway.text({ ...question, prompt: 'Two' }, own, call);
    const prefix = (n: number) => ({ ...sent(n), input: (sent(n).input as unknown[])[0] });
    expect(prefix(0)).toEqual(prefix(1));
  });

  it('marks the end of the instructions that all texts share, too, and says every word once', async () => {
    await provider('openai', answer);
    const [common, task] = ['# Instructions of the project\nBe kind.\n\n', '# Task\nSummarise.'];
    await gateway.text({ ...question, prompt: common + task, sharedPrompt: common.length }, own, call);
    const [, last] = sent()['input'] as { content: object[] }[];
    expect(last?.content).toEqual([
      { type: 'input_text', text: common, prompt_cache_breakpoint: { mode: 'explicit' } },
      { type: 'input_text', text: task },
    ]);
  });

  it('writes no cache for a single card', async () => {
    await provider('openai', answer);
    await gateway.text({ ...question, cacheKey: null }, own, call);
    expect(sent()).toMatchObject({ prompt_cache_options: { mode: 'explicit' } });
    expect(JSON.stringify(sent())).not.toMatch(/prompt_cache_breakpoint|prompt_cache_key/);
  });

  it('sends no cache options to models that know none', async () => {
    await provider('openai', answer);
    await gateway.text({ ...question, model: 'gpt-5.4-mini-2026-03-17' }, own, call);
    expect(JSON.stringify(sent())).not.toMatch(/prompt_cache_(options|breakpoint)/);
  });

  it('tells the text as it comes, and succeeds with the model and usage that the provider names', async () => {
    await provider('openai', answer);
    const heard: string[] = [];
    const outcome = await gateway.text(question, own, { ...call, onText: text => heard.push(text) });
    expect(heard).toEqual(['Wel', 'come']);
    expect(outcome).toEqual({
      outcome: 'succeeded',
      value: { text: 'Welcome', model: 'gpt-6-luna-2026-09-08', finish: 'completed' },
      usage,
      requestId: 'req_1',
      simulated: false,
    });
  });

  it('is not spoilt by a listener that fails', async () => {
    await provider('openai', answer);
    const onText = () => {
      throw new Error('The page is gone.');
    };
    expect(await gateway.text(question, own, { ...call, onText })).toMatchObject({ outcome: 'succeeded', value: { text: 'Welcome' } });
  });

  it('says when the answer is simulated', async () => {
    const text = [delta('Hi'), ended('completed', 'Hi')].map(event).join('');
    await provider('openai', whole(200, text, { 'content-type': 'text/event-stream', 'x-keyreel-simulated': 'true' }));
    expect(await gateway.text(question, own, call)).toMatchObject({ outcome: 'succeeded', simulated: true });
  });

  it('passes the hints of the rate headers on', async () => {
    const limits = { 'x-ratelimit-limit-requests': 60, 'x-ratelimit-remaining-requests': 59, 'x-ratelimit-reset-requests': '1s' };
    await provider('openai', whole(200, event(ended('completed', 'Hi')), { 'content-type': 'text/event-stream', ...limits }));
    const heard: unknown[] = [];
    await gateway.text(question, own, { ...call, onRateHints: hints => heard.push(hints) });
    expect(heard).toEqual([{ requests: { limit: 60, remaining: 59, resetMs: 1_000 }, tokens: null }]);
  });

  it.each<[string, unknown, Record<string, unknown>]>([
    [
      'its ceiling',
      ended('incomplete', 'Half', { incomplete_details: { reason: 'max_output_tokens' } }),
      { outcome: 'refused', reason: 'incomplete_max_tokens', partialText: 'Half', usage },
    ],
    [
      'the content filter',
      ended('incomplete', 'Half', { incomplete_details: { reason: 'content_filter' } }),
      { outcome: 'refused', reason: 'content_policy', partialText: 'Half', usage },
    ],
    [
      'a reason nobody knows',
      ended('incomplete', 'Half', { incomplete_details: { reason: 'brand_new' } }),
      { outcome: 'unknown', reason: 'cut_stream', usage },
    ],
    [
      'a refusal',
      ended('completed', '', { output: [{ type: 'message', content: [{ type: 'refusal', refusal: 'No.' }] }] }),
      { outcome: 'refused', reason: 'content_policy', usage },
    ],
    ['nothing to say', ended('completed', '', { output: [] }), { outcome: 'refused', reason: 'empty_answer', usage }],
    [
      'a failure of theirs',
      ended('failed', '', { error: { code: 'server_error', message: 'x' }, usage: null }),
      { outcome: 'failed', reason: 'server_error' },
    ],
    [
      'a flagged prompt',
      ended('failed', '', { error: { code: 'invalid_prompt', message: 'x' } }),
      { outcome: 'refused', reason: 'content_policy', usage },
    ],
    ['a rate limit', ended('failed', '', { error: { code: 'rate_limit_exceeded', message: 'x' } }), { outcome: 'rate-limited' }],
    [
      'an error event about money',
      { type: 'error', code: 'insufficient_quota', message: 'x' },
      { outcome: 'key-trouble', trouble: { status: 'exhausted', reason: 'insufficient_quota' } },
    ],
    ['an unnamed error event', { error: { type: 'server_error', message: 'x' } }, { outcome: 'failed', reason: 'server_error', requestId: 'req_1' }],
  ])('that ends with %s is no success', async (_, end, expected) => {
    await provider('openai', events(end));
    expect(await gateway.text(question, own, call)).toMatchObject(expected);
  });

  it('takes the first of two ends', async () => {
    await provider('openai', events(ended('completed', 'First'), ended('completed', 'Second')));
    expect(await gateway.text(question, own, call)).toMatchObject({ value: { text: 'First' } });
  });
});

describe('counting', () => {
  it('asks about the very input of the call', async () => {
    await provider('openai', json(200, { object: 'response.input_tokens', input_tokens: 12_024 }));
    expect(await gateway.countInputTokens({ ...question, effort: 'low' }, own)).toBe(12_024);
    await gateway.text({ ...question, effort: 'low' }, own, call);
    const { input, instructions, model, reasoning } = sent(1);
    expect(sent(0)).toEqual({ input, instructions, model, reasoning });
    expect(server.requests[0]?.line).toBe('POST /v1/responses/input_tokens HTTP/1.1');
  });

  it.each([
    ['an error', error(500, { code: 'server_error' })],
    ['another document', json(200, { input_tokens: 'many' })],
    ['a page', whole(200, '<html>', { 'content-type': 'text/html' })],
  ])('says nothing when it gets %s', async (_, behaviour) => {
    await provider('openai', behaviour);
    expect(await gateway.countInputTokens(question, own)).toBeNull();
  });
});

describe('a text call to another server of the protocol', () => {
  const chunk = (content: string, finish: string | null = null) => ({ model: 'llama', choices: [{ delta: { content }, finish_reason: finish }] });
  const noSuchPath = whole(404, '404 page not found', { 'content-type': 'text/plain' });
  const tokens = { prompt_tokens: 40, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 8 } };

  it('sends what every server knows, and nothing else', async () => {
    await provider('portable', answer);
    await gateway.text({ ...question, effort: 'low', safetyIdentifier: 'x' }, own, call);
    expect(Object.keys(sent()).sort()).toEqual(['input', 'instructions', 'max_output_tokens', 'model', 'stream']);
    expect(JSON.stringify(sent())).not.toContain('cache');
  });

  it('estimates the usage that a server keeps to itself, and says so', async () => {
    await provider('portable', events(ended('completed', 'Welcome', { usage: undefined })));
    expect(await gateway.text(question, own, call)).toMatchObject({ outcome: 'succeeded', usage: { outputTokens: 3, complete: false } });
  });

  it('falls back to Chat Completions where there are no responses, and remembers it', async () => {
    await provider('portable', noSuchPath, events(chunk('Wel'), chunk('come', 'stop'), { choices: [], usage: tokens }, '[DONE]'));
    expect(await gateway.text(question, own, call)).toMatchObject({
      outcome: 'succeeded',
      value: { text: 'Welcome', model: 'llama' },
      usage: { inputTokens: 40, cachedInputTokens: 8, outputTokens: 5, complete: true },
    });
    await gateway.text(question, own, call);
    expect(server.requests.map(({ line }) => line.split(' ')[1])).toEqual(['/v1/responses', '/v1/chat/completions', '/v1/chat/completions']);
    expect(sent(1)).toEqual({
      model: 'gpt-6-luna',
      messages: [
        { role: 'system', content: question.instructions },
        { role: 'user', content: question.transcript },
        { role: 'user', content: question.prompt },
      ],
      max_tokens: 200,
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it('does not mistake a missing model for a missing path', async () => {
    await provider('portable', error(404, { message: 'model "llama" not found, try pulling it first' }));
    expect(await gateway.text(question, own, call)).toMatchObject({ outcome: 'refused', reason: 'model_not_available' });
    expect(server.requests).toHaveLength(1);
  });

  it.each<[string, Behaviour, Record<string, unknown>]>([
    ['no usage', events(chunk('Hi', 'stop'), '[DONE]'), { outcome: 'succeeded', usage: { complete: false } }],
    ['no finish', events(chunk('Half'), '[DONE]'), { outcome: 'unknown', reason: 'cut_stream', partialText: 'Half' }],
    ['its ceiling', events(chunk('Half', 'length')), { outcome: 'refused', reason: 'incomplete_max_tokens', partialText: 'Half' }],
    ['the filter', events(chunk('Half', 'content_filter')), { outcome: 'refused', reason: 'content_policy' }],
    ['nothing', events(chunk('', 'stop')), { outcome: 'refused', reason: 'empty_answer' }],
  ])('understands a chat that ends with %s', async (_, chat, expected) => {
    await provider('portable', noSuchPath, chat);
    expect(await gateway.text(question, own, call)).toMatchObject(expected);
  });

  it('is not asked to count', async () => {
    await provider('portable', json(200, { input_tokens: spent.input_tokens }));
    expect(await gateway.countInputTokens(question, own)).toBeNull();
    expect(server.connections()).toBe(0);
  });
});

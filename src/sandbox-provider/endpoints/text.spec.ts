import { refusalOf, sandboxUnderTest, type SandboxUnderTest } from '../testing/sandbox-under-test.js';
import { textHash } from '../text/simulated-text.js';
import type { ResponseStreamEvent } from 'openai/resources/responses/responses';

let provider: SandboxUnderTest;

beforeAll(async () => {
  provider = await sandboxUnderTest();
});
afterAll(() => provider.sandbox.stop());

async function eventsOf(stream: AsyncIterable<ResponseStreamEvent>): Promise<ResponseStreamEvent[]> {
  const events: ResponseStreamEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

describe('text, through the official client', () => {
  it('says in every answer that it is simulated', async () => {
    const { data, response } = await provider.client(provider.freshKey()).responses.create({ model: 'gpt-6-luna', input: 'Hello.' }).withResponse();
    expect(response.headers.get('x-keyreel-simulated')).toBe('true');
    expect(data.metadata).toMatchObject({ simulated: 'true' });
  });

  it('accounts for every block and section of the prompt', async () => {
    const input = [
      { role: 'user' as const, content: [{ type: 'input_text' as const, text: 'A transcript about lighthouses and the sea.' }] },
      { role: 'user' as const, content: '## Account instructions\nAlways be kind.\n\n## Card\nWrite a title.' },
    ];
    const { output_text: text } = await provider
      .client(provider.freshKey())
      .responses.create({ model: 'gpt-6-luna', instructions: 'Product text.', input });
    for (const part of ['Product text.', 'A transcript about lighthouses and the sea.', 'Always be kind.', 'Write a title.']) {
      expect(text).toContain(`sha256 ${textHash(part)}`);
    }
    expect(text).toContain('section "Account instructions": 3 words');
    expect(text).toContain('block 2 (user): 7 words');
  });

  it('gives the same answer to the same prompt', async () => {
    const ask = () => provider.client(provider.freshKey()).responses.create({ model: 'gpt-6-luna', input: 'The same question.' });
    expect((await ask()).output_text).toBe((await ask()).output_text);
  });

  it('streams from `response.created` to `response.completed`, with usage at the end only', async () => {
    const stream = await provider.client(provider.freshKey()).responses.create({ model: 'gpt-6-luna', input: 'Count.', stream: true });
    const events = await eventsOf(stream);
    const whole = await provider.client(provider.freshKey()).responses.create({ model: 'gpt-6-luna', input: 'Count.' });
    const streamed = events.map(event => (event.type === 'response.output_text.delta' ? event.delta : '')).join('');
    const last = events.at(-1);
    expect(events.at(0)).toMatchObject({ type: 'response.created', sequence_number: 0, response: { usage: null } });
    expect(streamed).toBe(whole.output_text);
    expect(last?.type === 'response.completed' && last.response.usage).toEqual(whole.usage);
  });

  it('stops at the ceiling of output tokens', async () => {
    const response = await provider.client(provider.freshKey()).responses.create({
      ...{ model: 'gpt-6-luna', input: 'Tell me everything.', max_output_tokens: 20 },
      reasoning: { effort: 'none' },
    });
    expect(response).toMatchObject({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, usage: { output_tokens: 20 } });
    expect(Buffer.byteLength(response.output_text)).toBe(80);
  });

  it('fills a JSON schema', async () => {
    const schema = {
      type: 'object',
      required: ['chapters'],
      additionalProperties: false,
      properties: {
        chapters: {
          type: 'array',
          items: { type: 'object', required: ['title', 'second'], properties: { title: { type: 'string' }, second: { type: 'integer' } } },
        },
      },
    };
    const { output_text: text } = await provider.client(provider.freshKey()).responses.create({
      ...{ model: 'gpt-6-luna', input: 'Chapters, please.' },
      text: { format: { type: 'json_schema', name: 'chapters', strict: true, schema } },
    });
    expect(JSON.parse(text)).toEqual({ chapters: [{ title: expect.any(String), second: 0 }] });
  });

  it('counts the tokens of the same body exactly, and for nothing', async () => {
    const key = provider.freshKey();
    const body = { model: 'gpt-6-luna', instructions: 'Four', input: 'eight by' };
    const { input_tokens: counted } = await provider.client(key).responses.inputTokens.count(body);
    expect(await provider.control.invoice({ key })).toEqual([]);
    const { usage } = await provider.client(key).responses.create(body);
    expect([counted, usage?.input_tokens]).toEqual([3, 3]);
  });

  it('answers chat completions, streamed with usage too', async () => {
    const client = provider.client(provider.freshKey());
    const messages = [{ role: 'user' as const, content: 'Good morning.' }];
    const whole = await client.chat.completions.create({ model: 'gpt-6-luna', messages });
    const stream = await client.chat.completions.create({ model: 'gpt-6-luna', messages, stream: true, stream_options: { include_usage: true } });
    let text = '';
    let total = 0;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      total = chunk.usage?.total_tokens ?? total;
    }
    expect(whole.choices[0]).toMatchObject({ finish_reason: 'stop', message: { content: text } });
    expect(whole.usage?.total_tokens).toBe(total);
    expect(whole.system_fingerprint).toBe('fp_keyreel_sandbox');
  });

  it('flags only what asks to be flagged, and for nothing', async () => {
    const key = provider.freshKey();
    const { results } = await provider
      .client(key)
      .moderations.create({ model: 'omni-moderation-latest', input: ['A kind word.', 'x [[sandbox:flag category=hate]]'] });
    expect(results.map(({ flagged }) => flagged)).toEqual([false, true]);
    expect(results[1]?.categories.hate).toBe(true);
    expect(await provider.control.invoice({ key })).toEqual([]);
  });

  it.each([
    ['without a model', { input: 'x' }, 400, 'missing_required_parameter'],
    ['without input', { model: 'gpt-6-luna' }, 400, 'missing_required_parameter'],
    ['for a model nobody knows', { model: 'gpt-0', input: 'x' }, 404, 'model_not_found'],
    ['for a model that writes no text', { model: 'gpt-transcribe', input: 'x' }, 404, 'model_not_found'],
    ['with a ceiling below the least', { model: 'gpt-6-luna', input: 'x', max_output_tokens: 15 }, 400, 'integer_below_min_value'],
    ['longer than the window', { model: 'gpt-6-luna', input: 'x'.repeat(4_200_004) }, 400, 'context_length_exceeded'],
  ])('refuses a request %s', async (_case, body, status, code) => {
    const key = provider.freshKey();
    expect(await refusalOf(provider.client(key).responses.create(body as never))).toMatchObject({ status, code });
    expect(await provider.control.invoice({ key })).toEqual([]);
  });
});

describe('models, through the official client', () => {
  it('lists them with the day on which they end, a dated snapshot beside each text model', async () => {
    const { data } = await provider.client(provider.freshKey()).models.list();
    const ids = data.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['gpt-6-luna', 'gpt-6-luna-2026-09-08', 'gpt-transcribe', 'omni-moderation-latest']));
    expect(data.find(({ id }) => id === 'whisper-1')?.shutdown_date).toBe('2027-02-26');
  });

  it('tells one by its name, and refuses an unknown one', async () => {
    const { models } = provider.client(provider.freshKey());
    expect(await models.retrieve('gpt-6-sol')).toMatchObject({ id: 'gpt-6-sol', object: 'model', shutdown_date: null });
    expect(await refusalOf(models.retrieve('gpt-0'))).toMatchObject({ status: 404, code: 'model_not_found' });
  });

  it('knows a model no more from the day of its end on', async () => {
    const later = await sandboxUnderTest({ now: () => new Date('2027-02-26T00:00:00Z') });
    try {
      const { data } = await later.client(later.freshKey()).models.list();
      expect(data.map(({ id }) => id)).not.toContain('whisper-1');
    } finally {
      await later.sandbox.stop();
    }
  });
});

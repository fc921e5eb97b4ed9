import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import { refusalOf, sandboxUnderTest, type SandboxUnderTest } from '../testing/sandbox-under-test.js';
import { failures } from './failures.js';
import { describedBehaviours, isTransport, transports, twists } from './behaviours.js';

let provider: SandboxUnderTest;

beforeAll(async () => {
  provider = await sandboxUnderTest();
});
afterAll(() => provider.sandbox.stop());

const model = 'gpt-6-luna';
const input = 'A question that is long enough for an answer in several pieces.';
const ask = (key: string) => provider.client(key).responses.create({ model, input });
const linesOf = async (key: string) => (await provider.control.invoice({ key })).length;

/** The events of a stream up to its end, and the error that ended it, if any. */
async function streamOf(key: string): Promise<{ events: ResponseStreamEvent[]; error: unknown }> {
  const events: ResponseStreamEvent[] = [];
  try {
    for await (const event of await provider.client(key).responses.create({ model, input, stream: true })) events.push(event);
    return { events, error: null };
  } catch (error) {
    return { events, error };
  }
}

const typesOf = ({ events }: { events: ResponseStreamEvent[] }) => events.map(({ type }) => type);

describe('failures that are ordered', () => {
  it.each(Object.entries(failures).filter(([name]) => name !== 'redirect'))('%s', async (name, { status, code }) => {
    const key = provider.freshKey();
    await provider.control.break({ key, behaviour: name, count: 1 });
    const refusal = await refusalOf(ask(key));
    expect(refusal.status).toBe(status);
    if (status < 500 || code) expect(refusal.code ?? null).toBe(code);
    expect((await ask(key)).status).toBe('completed');
    expect(await linesOf(key)).toBe(1);
  });

  it('redirects somewhere else', async () => {
    const key = provider.freshKey();
    await provider.control.break({ key, behaviour: 'redirect' });
    const headers = { authorization: `Bearer ${key}` };
    const { status, headers: answered } = await fetch(`${provider.sandbox.baseUrl}/models`, { headers, redirect: 'manual' });
    expect([status, answered.get('location')]).toEqual([307, 'http://127.0.0.1:9/']);
  });

  it('carries the time to wait and the code that the order names', async () => {
    const key = provider.freshKey();
    await provider.control.break({ key, behaviour: 'rate-limit', retryAfter: 7, code: 'tokens_per_day' });
    const error = (await ask(key).catch((thrown: unknown) => thrown)) as { headers: Headers; code: string };
    expect([error.headers.get('retry-after'), error.headers.get('retry-after-ms'), error.code]).toEqual(['7', '7000', 'tokens_per_day']);
  });
});

describe('orders', () => {
  it('let some calls through, strike some, and then none', async () => {
    const key = provider.freshKey();
    await provider.control.break({ key, behaviour: 'server-error', skip: 1, count: 2 });
    const ends: unknown[] = [];
    for (let call = 0; call < 4; call++) {
      ends.push(
        await ask(key).then(
          ({ status }) => status,
          ({ status }: { status: unknown }) => status,
        ),
      );
    }
    expect(ends).toEqual(['completed', 500, 500, 'completed']);
  });

  it('strike one endpoint and leave the others alone', async () => {
    const key = provider.freshKey();
    await provider.control.break({ key, behaviour: 'server-error', endpoint: 'responses' });
    expect((await provider.client(key).models.list()).data.length).toBeGreaterThan(0);
    expect(await refusalOf(ask(key))).toMatchObject({ status: 500 });
  });

  it('strike every key when none is named, until they are mended', async () => {
    const id = await provider.control.break({ behaviour: 'overloaded' });
    expect(await refusalOf(ask(provider.freshKey()))).toMatchObject({ status: 503, code: 'server_is_overloaded' });
    expect(await provider.control.mend(id)).toEqual({ withdrawn: 1 });
    expect((await ask(provider.freshKey())).status).toBe('completed');
  });

  it('strike by chance, the same calls for the same seed', async () => {
    const struck = async () => {
      const key = provider.freshKey();
      const id = await provider.control.break({ key, behaviour: 'server-error', chance: 0.5, seed: 'spec' });
      const ends: boolean[] = [];
      for (let call = 0; call < 12; call++)
        ends.push(
          await ask(key).then(
            () => true,
            () => false,
          ),
        );
      await provider.control.mend(id);
      return ends;
    };
    const first = await struck();
    expect(await struck()).toEqual(first);
    expect(new Set(first).size).toBe(2);
  });

  it('are refused when they name nothing that is known', async () => {
    await expect(provider.control.break({ behaviour: 'explode' })).rejects.toThrow("No behaviour is called 'explode'");
    const control = fetch(`${provider.sandbox.controlUrl}/faults`, { headers: { authorization: 'Bearer wrong' } });
    expect((await control).status).toBe(401);
  });
});

describe('markers in the prompt', () => {
  const marked = (text: string) => provider.client(provider.freshKey()).responses.create({ model, input: `Please. [[sandbox:${text}]]` });

  it('strike the call that carries them', async () => {
    expect(await refusalOf(marked('rate-limit retry=3'))).toMatchObject({ status: 429, code: 'rate_limit_exceeded' });
    expect(await refusalOf(marked('credit_balance_exhausted'))).toMatchObject({ status: 429, code: 'credit_balance_exhausted' });
  });

  it('make it refuse, or stop for content', async () => {
    const refused = await marked('refuse');
    expect(refused.output).toMatchObject([{ content: [{ type: 'refusal' }] }]);
    expect(await marked('content-filter')).toMatchObject({ status: 'incomplete', incomplete_details: { reason: 'content_filter' } });
  });

  it('are left alone when they name nothing that is known', async () => {
    expect((await marked('nothing-of-that-name')).status).toBe('completed');
  });
});

describe('answers that succeed oddly', () => {
  const oddly = async (behaviour: string, code?: string) => {
    const key = provider.freshKey();
    await provider.control.break({ key, behaviour, ...(code ? { code } : {}) });
    return { key, answer: await ask(key) };
  };

  it.each([
    ['usage-missing', { status: 'completed', usage: null }],
    ['empty-answer', { status: 'completed', output: [] }],
    ['wrong-model', { model: 'gpt-of-somebody-else' }],
    ['max-output-tokens', { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }],
  ])('%s, and is billed', async (behaviour, expected) => {
    const { key, answer } = await oddly(behaviour);
    expect(answer).toMatchObject(expected);
    expect(await linesOf(key)).toBe(1);
  });

  it('reports and bills more than the request allowed', async () => {
    const { key, answer } = await oddly('usage-too-large');
    expect(answer.usage?.output_tokens).toBeGreaterThan(100_000);
    expect((await provider.control.invoice({ key }))[0]?.outputTokens).toBe(answer.usage?.output_tokens);
  });

  it('fails with the error that was named, unbilled unless told otherwise', async () => {
    const { key, answer } = await oddly('response-failed', 'invalid_prompt');
    expect(answer).toMatchObject({ status: 'failed', error: { code: 'invalid_prompt' }, usage: null });
    expect(await linesOf(key)).toBe(0);
    const billed = provider.freshKey();
    await provider.control.break({ key: billed, behaviour: 'response-failed', billed: true });
    expect((await ask(billed)).usage).not.toBeNull();
    expect(await provider.control.invoice({ key: billed })).toMatchObject([{ outcome: 'failed' }]);
  });
});

describe('streams that go wrong', () => {
  const broken = async (behaviour: string) => {
    const key = provider.freshKey();
    await provider.control.break({ key, behaviour });
    const stream = await streamOf(key);
    return { key, stream };
  };

  it('end cleanly without a marker: the client reports no error', async () => {
    const { key, stream } = await broken('stream-end');
    expect(stream.error).toBeNull();
    expect(typesOf(stream)).toContain('response.output_text.delta');
    expect(typesOf(stream)).not.toContain('response.completed');
    expect(await linesOf(key)).toBe(1);
  });

  it('are reset on the way', async () => {
    const { stream } = await broken('stream-cut');
    expect(typesOf(stream)).toContain('response.output_text.delta');
    expect(stream.error).toMatchObject({ message: 'terminated' });
  });

  it('carry what is not JSON', async () => {
    const { stream } = await broken('stream-invalid-json');
    expect(stream.error).toMatchObject({ name: 'SyntaxError' });
  });

  it('carry an error, or end failed', async () => {
    expect((await broken('error-event')).stream.error).toMatchObject({ code: 'server_error' });
    expect(typesOf((await broken('response-failed')).stream).at(-1)).toBe('response.failed');
  });

  it('end twice', async () => {
    const { stream } = await broken('duplicate-end');
    expect(typesOf(stream).slice(-2)).toEqual(['response.completed', 'response.completed']);
  });

  it('come slowly, and whole', async () => {
    const { stream } = await broken('slow-stream');
    expect(typesOf(stream).at(-1)).toBe('response.completed');
  });

  it.each(['stream-hang', 'hang', 'headers-then-hang'])('%s: only the client can end it', async behaviour => {
    const key = provider.freshKey();
    await provider.control.break({ key, behaviour });
    const leaving = new AbortController();
    const stream = provider.client(key).responses.create({ model, input, stream: true }, { signal: leaving.signal });
    const [call] = await provider.control.waitForCalls(1, { key, state: 'answering' });
    leaving.abort();
    await stream.catch(() => null);
    const [ended] = await provider.control.waitForCalls(1, { key, state: 'broken' });
    expect(ended?.requestId).toBe(call?.requestId);
    expect(await linesOf(key)).toBe(isTransport(behaviour as never) && transports[behaviour as 'hang'].billed ? 1 : 0);
  });
});

describe('answers that get lost or spoiled', () => {
  it.each([
    ['reset', 0],
    ['cut-body', 1],
    ['wrong-length', 1],
    ['invalid-json', 1],
  ] as const)('%s: the caller gets an error, the invoice %i lines', async (behaviour, lines) => {
    const key = provider.freshKey();
    await provider.control.break({ key, behaviour });
    expect((await refusalOf(ask(key))).status).toBeUndefined();
    expect(await linesOf(key)).toBe(lines);
  });

  it('a reset can hide a call that was carried out', async () => {
    const key = provider.freshKey();
    await provider.control.break({ key, behaviour: 'reset', billed: true });
    await refusalOf(ask(key));
    expect(await linesOf(key)).toBe(1);
  });

  it('a page of HTML comes with status 200, and no answer in it', async () => {
    const key = provider.freshKey();
    await provider.control.break({ key, behaviour: 'html' });
    expect((await refusalOf(ask(key))).message).toContain('Please log in to this network');
    expect(await linesOf(key)).toBe(0);
  });

  it('comes byte by byte, and whole', async () => {
    const key = provider.freshKey();
    await provider.control.break({ key, behaviour: 'slow-bytes', endpoint: 'input_tokens' });
    expect(await provider.client(key).responses.inputTokens.count({ model, input: 'Four' })).toMatchObject({ input_tokens: 1 });
  });

  it('never ends, until the client leaves', async () => {
    const key = provider.freshKey();
    await provider.control.break({ key, behaviour: 'endless-body' });
    const leaving = new AbortController();
    const answer = provider.client(key).responses.create({ model, input }, { signal: leaving.signal });
    await provider.control.waitForCalls(1, { key, state: 'answering' });
    leaving.abort();
    await answer.catch(() => null);
    expect(await provider.control.waitForCalls(1, { key, state: 'broken' })).toHaveLength(1);
  });

  it('is held until it is released, and then right', async () => {
    const key = provider.freshKey();
    const id = await provider.control.break({ key, behaviour: 'hold' });
    let answered = false;
    const answer = ask(key).finally(() => (answered = true));
    expect(await provider.control.waitForCalls(1, { key, state: 'answering' })).toHaveLength(1);
    await ask(provider.freshKey());
    expect([answered, await linesOf(key)]).toEqual([false, 1]);
    await provider.control.mend(id);
    expect((await answer).status).toBe('completed');
  });

  it('is delayed', async () => {
    const key = provider.freshKey();
    await provider.control.break({ key, behaviour: 'delay', milliseconds: 30 });
    expect((await ask(key)).status).toBe('completed');
  });
});

it('describes every behaviour that can be ordered', async () => {
  const described = await provider.control.behaviours();
  const all = [...Object.keys(failures), ...Object.keys(twists), ...Object.keys(transports), 'delay'];
  expect(Object.keys(described).sort()).toEqual(all.sort());
  expect(describedBehaviours()).toEqual(described);
});

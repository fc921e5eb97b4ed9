import { sandboxUnderTest, type SandboxUnderTest } from '../testing/sandbox-under-test.js';

let provider: SandboxUnderTest;
let now: Date;

beforeAll(async () => {
  now = new Date('2026-11-23T12:00:00Z');
  provider = await sandboxUnderTest({ now: () => now });
});
afterAll(() => provider.sandbox.stop());

/** 1200 tokens of transcript, and a card that is another each time. */
const transcript = 'word'.repeat(1200);
const breakpoint = { mode: 'explicit' as const };

interface Ask {
  readonly key: string;
  readonly card: string;
  readonly cacheKey?: string;
  readonly text?: string;
  readonly mode?: 'implicit' | 'explicit';
  readonly marked?: boolean;
  readonly effort?: 'low' | 'high';
  readonly ttl?: '30m' | '12h';
}

async function usageOf({ key, card, cacheKey = 'project-1', text = transcript, mode = 'explicit', marked = true, effort = 'low', ttl = '30m' }: Ask) {
  const part = { type: 'input_text' as const, text, ...(marked ? { prompt_cache_breakpoint: breakpoint } : {}) };
  const { usage } = await provider.client(key).responses.create({
    model: 'gpt-6-luna',
    input: [
      { role: 'user', content: [part] },
      { role: 'user', content: card },
    ],
    reasoning: { effort },
    prompt_cache_key: cacheKey,
    prompt_cache_options: { mode, ttl },
  });
  return { cached: usage?.input_tokens_details.cached_tokens, written: usage?.input_tokens_details.cache_write_tokens };
}

const missed = { cached: 0, written: 1200 };
const hit = { cached: 1200, written: 0 };
const unused = { cached: 0, written: 0 };

describe('the prompt cache', () => {
  it('writes up to the explicit breakpoint, then reads it for another card', async () => {
    const key = provider.freshKey();
    expect(await usageOf({ key, card: 'one' })).toEqual(missed);
    expect(await usageOf({ key, card: 'two' })).toEqual(hit);
  });

  it('bills a write dearer and a read cheaper than plain input', async () => {
    const key = provider.freshKey();
    await usageOf({ key, card: 'one' });
    await usageOf({ key, card: 'two' });
    const [write, read] = await provider.control.invoice({ key });
    const output = (line: typeof write) => (line?.outputTokens ?? 0) * 0.5;
    expect(write?.microUsd).toBe(Math.ceil(1200 * 0.125 + 1 * 0.1 + output(write)));
    expect(read?.microUsd).toBe(Math.ceil(1200 * 0.01 + 1 * 0.1 + output(read)));
  });

  it.each([
    ['another key', (ask: Ask) => ({ ...ask, key: provider.freshKey() })],
    ['another cache key', (ask: Ask) => ({ ...ask, cacheKey: 'project-2' })],
    ['one changed letter', (ask: Ask) => ({ ...ask, text: `W${transcript.slice(1)}` })],
    ['another effort', (ask: Ask) => ({ ...ask, effort: 'high' as const })],
  ])('misses with %s', async (_case, change) => {
    const ask = { key: provider.freshKey(), card: 'one' };
    await usageOf(ask);
    expect(await usageOf(change(ask))).toEqual(missed);
  });

  it('forgets after half an hour without use, and twelve hours where that was asked for', async () => {
    const [short, long] = [provider.freshKey(), provider.freshKey()];
    await usageOf({ key: short, card: 'one' });
    await usageOf({ key: long, card: 'one', ttl: '12h' });
    now = new Date(now.getTime() + 31 * 60_000);
    expect(await usageOf({ key: short, card: 'two' })).toEqual(missed);
    expect(await usageOf({ key: long, card: 'two', ttl: '12h' })).toEqual(hit);
  });

  it('does nothing in explicit mode without a breakpoint, or below 1024 tokens', async () => {
    const key = provider.freshKey();
    expect(await usageOf({ key, card: 'one', marked: false })).toEqual(unused);
    expect(await usageOf({ key, card: 'one', text: 'word'.repeat(1023) })).toEqual(unused);
  });

  it('writes everything and reads nothing with the automatic breakpoint, when the last block changes', async () => {
    const key = provider.freshKey();
    expect(await usageOf({ key, card: 'one', mode: 'implicit', marked: false })).toEqual({ cached: 0, written: 1201 });
    expect(await usageOf({ key, card: 'two', mode: 'implicit', marked: false })).toEqual({ cached: 0, written: 1201 });
  });

  it('is missed by calls side by side, because the first has not ended yet', async () => {
    const key = provider.freshKey();
    const fault = await provider.control.break({ key, behaviour: 'hold', count: 2 });
    const both = Promise.all([usageOf({ key, card: 'one' }), usageOf({ key, card: 'two' })]);
    await provider.control.waitForCalls(2, { key, state: 'answering' });
    await provider.control.mend(fault);
    expect(await both).toEqual([missed, missed]);
    expect(await usageOf({ key, card: 'three' })).toEqual(hit);
  });

  it('can be warmed without any output', async () => {
    const key = provider.freshKey();
    const warmed = await provider.client(key).responses.create({
      model: 'gpt-6-luna',
      input: [{ role: 'user', content: [{ type: 'input_text', text: transcript, prompt_cache_breakpoint: breakpoint }] }],
      reasoning: { effort: 'low' },
      prompt_cache_key: 'project-1',
      prompt_cache_options: { mode: 'explicit', prewarm: true },
    });
    expect(warmed).toMatchObject({ output: [], usage: { output_tokens: 0 } });
    expect(await usageOf({ key, card: 'one' })).toEqual(hit);
  });
});

import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refusalOf, sandboxUnderTest, type SandboxUnderTest } from '../testing/sandbox-under-test.js';

let dataDir: string;
let provider: SandboxUnderTest;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sandbox-books-'));
  provider = await sandboxUnderTest({ dataDir });
});
afterEach(async () => {
  await provider.sandbox.stop();
  rmSync(dataDir, { recursive: true });
});

const secretPrompt = 'The secret plan of the lighthouse keeper';
const ask = (key: string, attempt = 'attempt-1', model = 'gpt-6-luna') =>
  provider.client(key).responses.create({ model, input: secretPrompt }, { headers: { 'X-Client-Request-Id': attempt } });

async function restart(): Promise<void> {
  await provider.sandbox.stop();
  provider = await sandboxUnderTest({ dataDir });
}

describe('the invoice', () => {
  it('has one line for each billed call, with the attempt it belongs to', async () => {
    const key = provider.freshKey();
    const { usage } = await ask(key, 'attempt-7', 'gpt-6.1-terra');
    const { input_tokens: input = 0, output_tokens: output = 0 } = usage ?? {};
    const { fingerprint } = await provider.control.standing(key);
    expect(await provider.control.invoice({ key })).toEqual([
      {
        ...{ number: 1, at: expect.any(String), endpoint: 'responses', model: 'gpt-6.1-terra', outcome: 'completed', attemptId: 'attempt-7' },
        ...{ keyFingerprint: fingerprint, organization: fingerprint, lastFour: key.slice(-4), requestId: expect.stringMatching(/^req_/) },
        ...{
          inputTokens: input,
          outputTokens: output,
          cachedTokens: 0,
          cacheWriteTokens: 0,
          seconds: 0,
          images: 0,
          microUsd: input * 1 + output * 5,
        },
      },
    ]);
    expect(await provider.control.invoice({ attempt: 'attempt-7' })).toHaveLength(1);
    expect(await provider.control.invoice({ attempt: 'attempt-8' })).toEqual([]);
  });

  it('has no line for refused calls, and they are in the list of calls', async () => {
    await refusalOf(ask('sk-proj-dry-1'));
    expect(await provider.control.invoice()).toEqual([]);
    const [call] = await provider.control.calls({ key: 'sk-proj-dry-1' });
    expect(call).toMatchObject({
      endpoint: 'responses',
      status: 429,
      errorCode: 'credit_balance_exhausted',
      attemptId: 'attempt-1',
      billed: false,
      model: 'gpt-6-luna',
    });
    expect(await provider.control.calls({ key: 'sk-proj-dry-1', state: 'broken' })).toEqual([]);
    expect(call?.headerNames).toEqual(expect.arrayContaining(['authorization', 'x-client-request-id']));
  });

  it('bills a caller who left after the call was accepted', async () => {
    const key = provider.freshKey();
    await provider.control.break({ key, behaviour: 'hold' });
    const leaving = new AbortController();
    const answer = provider.client(key).responses.create({ model: 'gpt-6-luna', input: 'x' }, { signal: leaving.signal });
    await provider.control.waitForCalls(1, { key, state: 'answering' });
    leaving.abort();
    await refusalOf(answer);
    expect(await provider.control.waitForCalls(1, { key, state: 'broken' })).toMatchObject([{ billed: true }]);
    expect(await provider.control.invoice({ key })).toHaveLength(1);
  });

  it('and the keys survive a restart', async () => {
    const [spent, drained] = [provider.freshKey(), provider.freshKey()];
    await ask(spent);
    await provider.control.drain(drained);
    const before = { invoice: await provider.control.invoice(), standing: await provider.control.standing(spent) };
    await restart();
    expect({ invoice: await provider.control.invoice(), standing: await provider.control.standing(spent) }).toEqual(before);
    expect(await refusalOf(ask(drained))).toMatchObject({ code: 'credit_balance_exhausted' });
  });

  it('loses a line that was being written when the power went, and goes on after the last whole one', async () => {
    await ask(provider.freshKey());
    await provider.sandbox.stop();
    appendFileSync(join(dataDir, 'invoice.jsonl'), '{"number":2,"at":"20');
    provider = await sandboxUnderTest({ dataDir });
    expect(await provider.control.invoice()).toHaveLength(1);
    await ask(provider.freshKey());
    await restart();
    expect((await provider.control.invoice()).map(({ number }) => number)).toEqual([1, 2]);
  });

  it('begins anew on a reset, and keeps the old one beside it', async () => {
    await ask(provider.freshKey());
    await provider.control.reset();
    expect(await provider.control.invoice()).toEqual([]);
    expect(readdirSync(dataDir).filter(name => name.startsWith('invoice.jsonl'))).toHaveLength(2);
  });
});

it('writes neither a key nor a prompt to the disk, nor into any list', async () => {
  const key = provider.freshKey();
  await ask(key);
  await provider.control.topUp(key);
  await provider.control.break({ key, behaviour: 'server-error' });
  await refusalOf(ask(key));
  const { control } = provider;
  const lists = JSON.stringify([await control.invoice(), await control.calls(), await control.keys(), await control.faults()]);
  const files = readdirSync(dataDir).map(name => readFileSync(join(dataDir, name), 'utf8'));
  expect(files.join('').length).toBeGreaterThan(300);
  for (const text of [lists, ...files]) {
    expect(text).not.toContain(key);
    expect(text).not.toContain('lighthouse');
  }
});

it('gives the platform key a balance that no test can spend', async () => {
  expect((await provider.control.standing('sk-platform-under-test')).balance).toBe(1_000_000_000_000);
});

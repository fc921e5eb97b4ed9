import type { CallOutcome } from '../../src/shared-kernel/ports/provider.js';
import { SandboxControl } from '../../src/sandbox-provider/control-client.js';
import { type RunningSandbox, startSandboxProvider } from '../../src/sandbox-provider/start.js';
import type { OpenAiGateway } from '../../src/infrastructure/openai/openai.gateway.js';
import { call, gatewayTo, picture, piece, question } from '../../src/infrastructure/openai/testing/calls.js';

let sandbox: RunningSandbox;
let control: SandboxControl;
let gateway: OpenAiGateway;
let keys = 0;

beforeAll(async () => {
  sandbox = await startSandboxProvider({ platformKey: 'sk-platform-for-the-gateway' });
  control = new SandboxControl(sandbox.controlUrl, sandbox.controlToken);
  gateway = gatewayTo(sandbox.baseUrl);
});

afterEach(() => control.mend());

afterAll(async () => {
  gateway.close();
  await sandbox.stop();
});

const key = (name = 'works') => ({ secret: `sk-proj-${name}-gateway-${(keys += 1)}`, kind: 'own' as const });

const kinds = {
  text: (credential: ReturnType<typeof key>, deadlineMs = call.deadlineMs) => gateway.text(question, credential, { ...call, deadlineMs }),
  transcription: (credential: ReturnType<typeof key>, deadlineMs = call.deadlineMs) =>
    gateway.transcribe({ ...piece, audio: { bytes: silence }, mediaType: 'audio/wav', seconds: 1 }, credential, { ...call, deadlineMs }),
  image: (credential: ReturnType<typeof key>, deadlineMs = call.deadlineMs) => gateway.image(picture, credential, { ...call, deadlineMs }),
};

type Kind = keyof typeof kinds;
const all: readonly Kind[] = ['text', 'transcription', 'image'];
const endpoints = { text: 'responses', transcription: 'transcriptions', image: 'images' } as const;

/** One second of silence: 16 kHz, mono, 16 bits. */
const silence = (() => {
  const samples = 32_000;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(16_000, 24);
  header.writeUInt32LE(32_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples, 40);
  return new Uint8Array(Buffer.concat([header, Buffer.alloc(samples)]));
})();

function said(outcome: CallOutcome<unknown>): string {
  if (outcome.outcome === 'key-trouble') return `${outcome.trouble.status}: ${outcome.trouble.reason}`;
  return 'reason' in outcome ? `${outcome.outcome}: ${outcome.reason}` : outcome.outcome;
}

describe('through the official SDK against the sandbox provider', () => {
  it('makes text, with the transcript cached from the second card on', async () => {
    const credential = key();
    const long = { ...question, transcript: 'A sentence that was spoken. '.repeat(600), maxOutputTokens: 4_000 };
    const heard: string[] = [];
    const first = await gateway.text(long, credential, { ...call, onText: text => heard.push(text) });
    const second = await gateway.text({ ...long, prompt: 'Another card.' }, credential, { ...call, attemptId: 'attempt-2' });
    if (first.outcome !== 'succeeded' || second.outcome !== 'succeeded') throw new Error('The sandbox refused.');
    expect(heard.join('')).toBe(first.value.text);
    expect([first.simulated, first.usage.complete]).toEqual([true, true]);
    expect(first.usage.cacheWriteTokens).toBeGreaterThan(1_024);
    expect(second.usage.cachedInputTokens).toBe(first.usage.cacheWriteTokens);
    expect(await control.invoice({ attempt: 'attempt-2' })).toHaveLength(1);
  });

  it('counts what the provider then bills', async () => {
    const credential = key();
    const counted = await gateway.countInputTokens(question, credential);
    const outcome = await gateway.text(question, credential, call);
    expect(outcome).toMatchObject({ outcome: 'succeeded', usage: { inputTokens: counted } });
  });

  it('makes pictures', async () => {
    const outcome = await gateway.image({ ...picture, count: 2 }, key(), call);
    expect(outcome).toMatchObject({ outcome: 'succeeded', simulated: true, usage: { images: 2, complete: true } });
    expect(outcome.outcome === 'succeeded' && outcome.value.images.map(({ mediaType }) => mediaType)).toEqual(['image/png', 'image/png']);
  });

  it('transcribes', async () => {
    expect(await kinds.transcription(key())).toMatchObject({ outcome: 'succeeded', simulated: true, usage: { seconds: 1, complete: true } });
  });

  it('moderates', async () => {
    expect(await gateway.moderate('A boat on a lake.', key(), call)).toMatchObject({ outcome: 'succeeded', value: { flagged: false } });
  });

  it.each<[string, string]>([
    ['works', 'accepted: can-request'],
    ['revoked', 'invalid: invalid_api_key'],
    ['deactivated', 'invalid: account_deactivated'],
    ['expired', 'expired: api_key_expired'],
    ['org', 'restricted: organization_member_required'],
    ['ip', 'restricted: ip_not_authorized'],
    ['region', 'restricted: region_not_supported'],
    ['restricted', 'restricted: missing_scope'],
    ['restricted-text', 'restricted: missing_scope'],
    ['restricted-models', 'accepted: can-request'],
    ['restricted-images', 'accepted: can-request'],
    ['restricted-audio', 'accepted: can-request'],
    ['dry', 'exhausted: credit_balance_exhausted'],
    ['nobilling', 'exhausted: billing_not_active'],
    ['ratelimited', 'accepted: authenticates'],
    ['down', 'accepted: authenticates'],
  ])('finds of a key named %s that it is %s', async (name, expected) => {
    const verdict = await gateway.probeKey(key(name));
    const found = {
      accepted: () => `accepted: ${'level' in verdict ? verdict.level : ''}`,
      trouble: () => ('trouble' in verdict ? `${verdict.trouble.status}: ${verdict.trouble.reason}` : ''),
      unreachable: () => `unreachable: ${'reason' in verdict ? verdict.reason : ''}`,
    };
    expect(found[verdict.verdict]()).toBe(expected);
  });

  it('sees the models with the day of their end', async () => {
    const outcome = await gateway.listModels(key());
    expect(outcome).toMatchObject({ outcome: 'succeeded' });
    const models = outcome.outcome === 'succeeded' ? outcome.value : [];
    expect(models).toContainEqual(expect.objectContaining({ id: 'whisper-1', shutdownDate: '2027-02-26' }));
  });

  it('proves that a key can pay, and that a dry one which answers to aliases cannot', async () => {
    expect(await gateway.paidProbe(key(), call)).toMatchObject({ outcome: 'succeeded' });
    expect(said(await gateway.paidProbe(key('dry-aliases'), call))).toMatch(/^exhausted/);
  });
});

describe('every failure that the provider documents', () => {
  const answered: [string, string, (readonly Kind[])?][] = [
    ['invalid_api_key', 'invalid: invalid_api_key'],
    ['api_key_expired', 'expired: api_key_expired'],
    ['account_deactivated', 'invalid: account_deactivated'],
    ['not-in-organization', 'restricted: organization_member_required'],
    ['ip-not-authorized', 'restricted: ip_not_authorized'],
    ['unsupported_country_region_territory', 'restricted: region_not_supported'],
    ['missing-scopes', 'restricted: missing_scope', ['text']],
    ['missing-scopes', 'refused: capability_missing', ['transcription', 'image']],
    ['missing-scopes-403', 'restricted: missing_scope', ['text']],
    ['missing-scopes-403', 'refused: capability_missing', ['transcription', 'image']],
    ['credit_balance_exhausted', 'exhausted: credit_balance_exhausted'],
    ['insufficient_quota', 'exhausted: insufficient_quota'],
    ['organization_spend_limit_exceeded', 'exhausted: organization_spend_limit_exceeded'],
    ['project_spend_limit_exceeded', 'exhausted: project_spend_limit_exceeded'],
    ['organization_usage_limit_exceeded', 'exhausted: organization_usage_limit_exceeded'],
    ['billing_not_active', 'exhausted: billing_not_active'],
    ['billing_hard_limit_reached', 'exhausted: billing_hard_limit_reached'],
    ['rate_limit_exceeded', 'rate-limited'],
    ['slow_down', 'rate-limited'],
    ['rate-limit-tokens', 'rate-limited'],
    ['model_not_found', 'refused: model_not_available'],
    ['project-without-model', 'refused: model_not_available'],
    ['context_length_exceeded', 'refused: too_long'],
    ['token-limit-text', 'refused: too_long'],
    ['moderation_blocked', 'refused: content_policy'],
    ['moderation-blocked-output', 'refused: content_policy_at_output'],
    ['content_policy_violation', 'refused: content_policy'],
    ['invalid_prompt', 'refused: content_policy'],
    ['audio-too-long', 'refused: too_long'],
    ['invalid-audio', 'refused: invalid_request'],
    ['too-large', 'refused: too_large'],
    ['server-error', 'failed: server_error'],
    ['bad-gateway', 'failed: server_error'],
    ['bad-gateway-html', 'unknown: gateway'],
    ['server_is_overloaded', 'failed: overloaded'],
    ['gateway-timeout', 'unknown: gateway'],
    ['request-timeout', 'failed: server_error'],
    ['conflict', 'failed: server_error'],
    ['unknown-code', 'refused: invalid_request'],
    ['unknown-code-429', 'refused: invalid_request'],
    ['empty-error', 'refused: invalid_request'],
    ['no-error-body', 'failed: server_error'],
    ['redirect', 'failed: redirected'],
    ['reset', 'unknown: connection_lost'],
    ['headers-then-hang', 'unknown: deadline'],
    ['hang', 'unknown: deadline'],
    ['html', 'unknown: bad_answer'],
    ['wrong-length', 'unknown: connection_lost', ['transcription', 'image']],
    ['cut-body', 'unknown: connection_lost', ['transcription', 'image']],
    ['invalid-json', 'unknown: bad_answer', ['transcription', 'image']],
    ['stream-end', 'unknown: cut_stream', ['text']],
    ['stream-cut', 'unknown: connection_lost', ['text']],
    ['stream-hang', 'unknown: deadline', ['text']],
    ['stream-invalid-json', 'unknown: bad_answer', ['text']],
    ['refuse', 'refused: content_policy', ['text']],
    ['content-filter', 'refused: content_policy', ['text']],
    ['max-output-tokens', 'refused: incomplete_max_tokens', ['text']],
    ['response-failed', 'failed: server_error', ['text']],
    ['error-event', 'failed: server_error', ['text']],
    ['usage-missing', 'unknown: usage_missing', ['text']],
    ['usage-missing', 'succeeded', ['transcription', 'image']],
    ['empty-answer', 'refused: empty_answer', ['text']],
    ['empty-answer', 'unknown: bad_answer', ['image']],
    ['duplicate-end', 'succeeded', ['text']],
  ];
  const cases = answered.flatMap(([behaviour, expected, at = all]) => at.map(kind => [behaviour, kind, expected] as const));

  it.each(cases)('%s in a call for %s', async (behaviour, kind, expected) => {
    const credential = key();
    await control.break({ behaviour, key: credential.secret, endpoint: endpoints[kind] });
    expect(said(await kinds[kind](credential, expected.endsWith('deadline') ? 700 : undefined))).toBe(expected);
    expect(await control.calls({ key: credential.secret })).toHaveLength(1);
  });

  it('is in the table above, or named here with its reason', async () => {
    const elsewhere = {
      hold: 'waits to be released; what counts then is the answer',
      delay: 'the answer is right, only late',
      'slow-stream': 'the answer is right, only slow',
      'slow-bytes': 'the answer is right, only slow',
      'endless-body': 'bounded by the wire, whose spec reads one with a smaller bound',
      'usage-too-large': 'the ledger never captures more than the hold',
      'fewer-pictures': 'delivered; only what came is charged',
      'wrong-model': 'delivered; the model that answered is part of the answer',
    };
    const known = Object.keys(await control.behaviours()).filter(name => !Object.hasOwn(elsewhere, name));
    const proven = new Set(answered.map(([behaviour]) => behaviour));
    expect(known.filter(name => !proven.has(name))).toEqual([]);
  });

  it.each(['restricted-audio', 'restricted-images'])('leaves the key of a %s alone, whose other work goes on', async name => {
    const credential = key(name);
    expect(said(await kinds[name === 'restricted-audio' ? 'transcription' : 'image'](credential))).toBe('refused: capability_missing');
    expect(said(await kinds.text(credential))).toBe('succeeded');
  });
});

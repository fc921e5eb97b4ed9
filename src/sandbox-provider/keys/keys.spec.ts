import { refusalOf, sandboxUnderTest, type SandboxUnderTest } from '../testing/sandbox-under-test.js';

let provider: SandboxUnderTest;

beforeAll(async () => {
  provider = await sandboxUnderTest();
});
afterAll(() => provider.sandbox.stop());

const ask = (key: string, model = 'gpt-6-luna') => provider.client(key).responses.create({ model, input: 'Hello.' });
const models = (key: string) => provider.client(key).models.list();

describe('keys that are told by their name', () => {
  it.each([
    ['sk-proj-revoked-1', 401, 'invalid_api_key', 'Incorrect API key provided'],
    ['sk-proj-expired-1', 401, 'api_key_expired', 'expired'],
    ['sk-proj-deactivated-1', 401, 'account_deactivated', 'closed'],
    ['sk-proj-org-1', 401, null, 'must be a member of an organization'],
    ['sk-proj-ip-1', 401, null, 'IP is not authorized'],
    ['sk-proj-region-1', 403, 'unsupported_country_region_territory', 'not supported'],
    ['sk-proj-restricted-1', 401, null, 'Missing scopes: api.model.read'],
    ['sk-admin-anything-1', 401, null, 'Missing scopes: api.model.read'],
    ['not-a-key-at-all', 401, 'invalid_api_key', 'Incorrect API key provided'],
  ])('%s may not even list the models', async (key, status, code, text) => {
    const refusal = await refusalOf(models(key));
    expect(refusal).toMatchObject({ status, code });
    expect(refusal.message).toContain(text);
  });

  it.each([
    ['sk-proj-dry-1', 'credit_balance_exhausted'],
    ['sk-proj-quota-1', 'insufficient_quota'],
    ['sk-proj-orglimit-1', 'organization_spend_limit_exceeded'],
    ['sk-proj-projectlimit-1', 'project_spend_limit_exceeded'],
    ['sk-proj-usagelimit-1', 'organization_usage_limit_exceeded'],
    ['sk-proj-hardlimit-1', 'billing_hard_limit_reached'],
    ['sk-proj-nobilling-1', 'billing_not_active'],
  ])('%s lists the models, but cannot pay: neither for text nor for counting', async (key, code) => {
    expect((await models(key)).data.length).toBeGreaterThan(0);
    expect(await refusalOf(ask(key))).toMatchObject({ status: 429, code });
    expect(await refusalOf(provider.client(key).responses.inputTokens.count({ model: 'gpt-6-luna', input: 'x' }))).toMatchObject({
      status: 429,
      code,
    });
    expect(await provider.control.invoice({ key })).toEqual([]);
  });

  it('tells a rate refusal and an exhausted key apart by the code only', async () => {
    expect(await refusalOf(ask('sk-proj-ratelimited-1'))).toMatchObject({ status: 429, code: 'rate_limit_exceeded' });
    expect(await refusalOf(ask('sk-proj-slowdown-1'))).toMatchObject({ status: 429, code: 'slow_down', type: 'rate_limit_error' });
  });

  it('lets a restricted key do what it has the permission for', async () => {
    const key = 'sk-proj-restricted-images-1';
    expect((await ask(key)).status).toBe('completed');
    const refusal = await refusalOf(provider.client(key).images.generate({ model: 'gpt-image-2.5-flare', prompt: 'x' }));
    expect(refusal).toMatchObject({ status: 401, code: null });
    expect(refusal.message).toContain('Missing scopes: api.model.images.request');
  });

  it('answers an alias and refuses a dated model on a key whose money is half gone', async () => {
    const key = 'sk-proj-dry-aliases-1';
    expect((await ask(key)).status).toBe('completed');
    expect(await refusalOf(ask(key, 'gpt-6-luna-2026-09-08'))).toMatchObject({ status: 429, code: 'credit_balance_exhausted' });
  });

  it('runs dry by itself once a thin balance is spent', async () => {
    const key = 'sk-proj-thin-1';
    const dear = () => ask(key, 'gpt-6-sol');
    expect((await dear()).status).toBe('completed');
    expect(await refusalOf(dear())).toMatchObject({ code: 'credit_balance_exhausted' });
    expect(await provider.control.invoice({ key })).toHaveLength(1);
  });

  it('repeats of a refused key no more than its head and tail', async () => {
    const { message } = await refusalOf(models('sk-proj-revoked-and-quite-secret-9876'));
    expect(message).toContain('9876');
    expect(message).not.toContain('quite-secret');
  });

  it('refuses a request without a key', async () => {
    const response = await fetch(`${provider.sandbox.baseUrl}/models`);
    expect([response.status, response.headers.get('x-keyreel-simulated')]).toEqual([401, 'true']);
  });
});

describe('what is done to a key', () => {
  it('drains and tops up', async () => {
    const key = provider.freshKey();
    await provider.control.drain(key);
    expect(await refusalOf(ask(key))).toMatchObject({ code: 'credit_balance_exhausted' });
    await provider.control.topUp(key, 5_000_000);
    expect((await ask(key)).status).toBe('completed');
    const { balance } = await provider.control.standing(key);
    const [line] = await provider.control.invoice({ key });
    expect(balance).toBe(5_000_000 - (line?.microUsd ?? 0));
  });

  it('tells the drained key by another code when asked to', async () => {
    const key = provider.freshKey();
    await provider.control.drain(key, 'organization_spend_limit_exceeded');
    expect(await refusalOf(ask(key))).toMatchObject({ status: 429, code: 'organization_spend_limit_exceeded' });
  });

  it('cures by money what only money ails, and nothing else', async () => {
    await provider.control.topUp('sk-proj-quota-9');
    expect((await ask('sk-proj-quota-9')).status).toBe('completed');
    await provider.control.topUp('sk-proj-revoked-9');
    expect(await refusalOf(ask('sk-proj-revoked-9'))).toMatchObject({ code: 'invalid_api_key' });
  });

  it('revokes and restores', async () => {
    const key = provider.freshKey();
    await provider.control.revoke(key);
    expect(await refusalOf(models(key))).toMatchObject({ code: 'invalid_api_key' });
    await provider.control.restore(key);
    expect((await models(key)).data.length).toBeGreaterThan(0);
    await provider.control.restore('sk-proj-dry-restored');
    expect((await ask('sk-proj-dry-restored')).status).toBe('completed');
  });

  it('is found by the fingerprint as well as by the key', async () => {
    const key = provider.freshKey();
    const { fingerprint } = await provider.control.standing(key);
    await provider.control.drain(fingerprint);
    expect(await refusalOf(ask(key))).toMatchObject({ code: 'credit_balance_exhausted' });
  });

  it('limits the pace, says so in the headers, and names the time to wait', async () => {
    const key = provider.freshKey();
    await provider.control.rateLimit(key, { requestsPerMinute: 2 });
    const { response } = await provider.client(key).responses.create({ model: 'gpt-6-luna', input: 'x' }).withResponse();
    expect(response.headers.get('x-ratelimit-limit-requests')).toBe('2');
    expect(response.headers.get('x-ratelimit-remaining-requests')).toBe('1');
    expect(response.headers.get('x-ratelimit-reset-requests')).toMatch(/^\d+(\.\d+)?s$/);
    await ask(key);
    const refused = await provider
      .client(key)
      .responses.create({ model: 'gpt-6-luna', input: 'x' })
      .catch((error: { headers: Headers; code: string }) => error);
    expect(refused).toMatchObject({ code: 'rate_limit_exceeded' });
    expect(Number((refused as { headers: Headers }).headers.get('retry-after'))).toBeGreaterThan(0);
    await provider.control.rateLimit(key);
    expect((await ask(key)).status).toBe('completed');
  });
});

import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { Actor } from '../support/actor.js';
import { cli } from '../support/cli.js';
import { film, openWorld, raw, type World } from '../support/world.js';

const DAY_MS = 24 * 3_600_000;

/** Somebody adds an admin key to see how far our metering is from the provider's own figures, and takes it back. */
describe('how far our figures are from the provider’s', () => {
  let world: World;
  let ada: Actor;
  let key: string;
  let admin: string;
  let project: string;
  const organization = `acme${randomUUID().slice(0, 8)}`;
  const today = new Date().toISOString().slice(0, 10);

  const writes = (prompt = 'Say hello.') => ada.post(`/projects/${project}/texts`, { prompt, withTranscript: false }).expect(201);
  const draws = () => ada.post(`/projects/${project}/images`, { prompt: 'A boat', size: '512x512', quality: 'low' }).expect(201);
  const adds = (secret: string, who = ada) => who.put('/settings/api/usage-key', { secret });
  /** As it is seen when the short memory of the last answer is over. */
  const drift = async (query = '') => {
    world.clock.moveOn(61_000);
    return (await ada.get(`/settings/api/usage/drift?from=${today}&to=${today}${query}`).expect(200)).body;
  };
  const dayOf = async (query = '') => (await drift(query)).items[0];
  const codes = (day: { reasons: readonly { code: string }[] }) => day.reasons.map(({ code }) => code);
  const usageKey = async (who = ada) => (await who.get('/settings/api/usage-key').expect(200)).body.usageKey;
  const reportCalls = async (secret = admin) => (await world.provider.calls({ key: secret })).map(({ method, path }) => `${method} ${path}`);
  const rows = async (sql: string, ...values: readonly string[]): Promise<readonly unknown[]> => {
    const client = new pg.Client({ connectionString: world.database.ownerUrl });
    await client.connect();
    return (await client.query(sql, [...values]).finally(() => client.end())).rows;
  };

  beforeAll(async () => {
    world = await openWorld();
    ada = await world.signsUp();
    key = await ada.addsKey(`at-${organization}`);
    admin = `sk-admin-at-${organization}-${randomUUID()}`;
    project = await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
    await writes();
    await draws();
    await world.settled();
  });

  afterAll(() => world.close());

  it('[R60] is not shown until the user adds an admin key: there is none at first', async () => {
    const { body } = await ada.get('/settings/api/usage-key').expect(200);
    expect(body).toMatchObject({ purse: 'openai_account', usageKey: null });
    expect(body.use).toMatch(/for nothing else/);
    const refused = await ada.get('/settings/api/usage/drift').expect(404);
    expect(refused.body).toMatchObject({ code: 'usage_key_missing', purse: 'openai_account', realFigures: 'https://platform.openai.com/usage' });
  });

  it.each([
    ['an ordinary project key', () => `sk-proj-at-${organization}-${randomUUID()}`, 'not_an_admin_key'],
    ['a revoked admin key', () => `sk-admin-at-${organization}-revoked-${randomUUID()}`, 'wrong_revoked_or_expired'],
    ['an admin key without the permission', () => `sk-admin-at-${organization}-restricted-${randomUUID()}`, 'missing_permission'],
  ])('[R26] refuses %s, says why, and stores nothing', async (_, secret, reason) => {
    const { body } = await adds(secret()).expect(422);
    expect(body).toMatchObject({ code: 'usage_key_rejected', purse: 'openai_account', reason });
    expect(body.remedies[0]).toBe('make_an_admin_key_with_usage_read_only');
    expect(await usageKey()).toBeNull();
  });

  it('[R21] does not take an admin key for the key that pays', async () => {
    const { body } = await (await world.signsUp()).post('/settings/api/key', { secret: admin }).expect(422);
    expect(body).toMatchObject({ code: 'key_rejected', reason: 'admin_key' });
  });

  it('[R27] stores an admin key that was asked about once, sealed apart, and shows its prefix and last four', async () => {
    const { body, text } = await adds(` ${admin} `).expect(200);
    expect(body.usageKey).toMatchObject({ prefix: 'sk-admin-', lastFour: admin.slice(-4), status: 'works', reason: null });
    expect(text).not.toContain(admin.slice(12, -4));
    expect(await rows('select from safe.usage_keys where account_id = $1', ada.accountId)).toHaveLength(1);
    expect(await rows('select from safe.provider_keys where account_id = $1', ada.accountId)).toHaveLength(1);
    expect(new Set(await reportCalls())).toEqual(
      new Set(['GET /v1/organization/usage/completions', 'GET /v1/organization/usage/images', 'GET /v1/organization/costs']),
    );
  });

  it('[R60][R61] is nothing after work that only this service did, and says whose figures are which', async () => {
    const body = await drift();
    expect(body).toMatchObject({ purse: 'openai_account', label: 'estimate', realFigures: 'https://platform.openai.com/usage', trouble: null });
    expect(body).toMatchObject({ scope: 'organisation', simulated: true, items: [{ day: today, state: 'provisional' }] });
    expect(body.notice).toMatch(/not OpenAI’s bill/);
    const [{ ours, provider, difference }] = body.items;
    expect(ours).toMatchObject({ requests: 2, images: 1 });
    expect(provider).toMatchObject({ requests: 2, images: 1, inputTokens: ours.inputTokens, outputTokens: ours.outputTokens });
    expect(difference).toMatchObject({ requests: 0, inputTokens: 0, outputTokens: 0, images: 0, percent: { requests: '0.0', tokens: '0.0' } });
    expect(Math.abs(Number(difference.microUsd))).toBeLessThanOrEqual(2);
    expect(codes(body.items[0])).toEqual(['may_still_grow']);
    expect(body.keys).toMatchObject([{ requests: 2 }]);
  });

  it('[R60] asks when somebody looks, and not again within a minute', async () => {
    const before = (await reportCalls()).length;
    const look = () => ada.get(`/settings/api/usage/drift?from=${today}&to=${today}`).expect(200);
    const [one, two] = [await look(), await look()];
    expect(two.body.askedAt).toBe(one.body.askedAt);
    expect((await reportCalls()).length).toBe(before);
  });

  it('[R60] differs by what was used elsewhere, and by the keys that are named no more than those', async () => {
    await world.provider.usedElsewhere(key, { inputTokens: 1_000, outputTokens: 100, microUsd: 5_000 });
    await world.provider.usedElsewhere(`sk-proj-at-${organization}-other-one`, { inputTokens: 7, outputTokens: 7, microUsd: 7 });
    const whole = await dayOf();
    expect(whole.difference).toMatchObject({ requests: 2, inputTokens: 1_007, outputTokens: 107 });
    expect(codes(whole)).toEqual(['may_still_grow', 'several_keys', 'used_elsewhere']);
    const { fingerprint } = await world.provider.standing(key);
    const { items, scope } = await drift(`&apiKeys=key_${fingerprint}`);
    expect(scope).toBe('named_keys');
    expect(items[0].difference).toMatchObject({ requests: 1, inputTokens: 1_000, outputTokens: 100 });
    expect(Number(items[0].difference.microUsd)).toBeGreaterThanOrEqual(4_990);
    expect(Number(items[0].difference.percent.requests)).toBeCloseTo(33.3);
    expect(items[0].reasons.at(-1)).toMatchObject({ code: 'used_elsewhere', requests: 1 });
  });

  it('[R60] is pending, and not nought, on days that the provider has not reported on', async () => {
    await world.provider.reportsLag(3_600 * 24);
    const day = await dayOf();
    await world.provider.reportsLag(0);
    expect(day).toMatchObject({ state: 'pending', provider: null, difference: null, ours: { requests: 2 } });
    expect(codes(day)).toEqual(['not_reported_yet']);
  });

  it('[R60] tells of calls whose end nobody knows, with what was set aside for them', async () => {
    await world.provider.break({ behaviour: 'reset', key, endpoint: 'responses', count: 1 });
    await writes('Say nothing.');
    await world.settled();
    const unsure = (await dayOf()).reasons.find(({ code }: { code: string }) => code === 'outcome_unknown');
    expect(Number(unsure?.microUsd)).toBeGreaterThan(0);
  });

  it.each<[string, string, string]>([
    ['rate_limit_exceeded', 'works', 'rate_limited'],
    ['server-error', 'works', 'server_error'],
    ['invalid_api_key', 'refused', 'wrong_revoked_or_expired'],
  ])(
    '[R48][R54] %s is told of as the state of this key alone, and blocks nothing',
    async (behaviour, status, trouble) => {
      const broken = await world.provider.break({ behaviour, key: admin, retryAfter: 1 });
      const body = await drift();
      await world.provider.mend(broken);
      expect(body).toMatchObject({ trouble, items: [{ state: 'unavailable', provider: null }] });
      expect(body.items[0].ours.requests).toBeGreaterThan(2);
      expect(await usageKey()).toMatchObject({ status });
      expect((await ada.get('/settings/api').expect(200)).body.key).toMatchObject({ status: 'usable', blocksNewProjects: false });
      await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
      await writes();
      await world.settled();
      expect((await drift()).trouble).toBeNull();
      expect(await usageKey()).toMatchObject({ status: 'works' });
    },
    60_000,
  );

  it('[R60] is settled once a day is long enough over; days to come are pending', async () => {
    world.clock.moveOn(3 * DAY_MS);
    ada = await ada.signsInAgain();
    const now = new Date(world.clock.now()).toISOString().slice(0, 10);
    const { body } = await ada.get(`/settings/api/usage/drift?from=${today}&to=${now}`).expect(200);
    expect(body.items.map(({ state }: { state: string }) => state)).toEqual(['reported', 'pending', 'pending', 'pending']);
    expect(body.total).toMatchObject({ days: 1 });
    const refused = await ada.get(`/settings/api/usage/drift?from=2026-01-01&to=${now}`).expect(422);
    expect(refused.body).toMatchObject({ code: 'usage_period_invalid', mostDays: 92 });
  });

  it('[R22] has used the admin key for three reports and nothing else, and no other key for those', async () => {
    const asked = new Set(await reportCalls());
    expect([...asked].every(call => /^GET \/v1\/organization\/(usage\/(completions|images)|costs)$/.test(call))).toBe(true);
    expect((await reportCalls(key)).some(call => call.includes('/organization/'))).toBe(false);
  });

  it('[R27] leaves no part of the secret in a dump, a file, a line of the journal or an export', async () => {
    const urls = { DATABASE_URL: world.database.ownerUrl, DATABASE_SERVING_URL: world.database.url };
    const { said } = await cli(['dump'], urls);
    const found = await readdir(world.dataDir, { recursive: true, withFileTypes: true });
    const files = found.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
    const contents = await Promise.all(files.map(async path => (await readFile(path)).toString('latin1')));
    const answer = await fetch(`${world.url}/v1/accounts/me/export`, { headers: { authorization: `Bearer ${ada.token}` } });
    const everything = [said, await answer.text(), ...contents, ...world.lines];
    const needle = admin.slice(`sk-admin-at-${organization}-`.length, -4);
    for (const form of [needle, Buffer.from(needle).toString('base64').slice(0, -4), Buffer.from(needle).toString('hex')])
      expect(everything.some(text => text.includes(form))).toBe(false);
  }, 60_000);

  it('[R47] says that a key that cannot be opened is unreadable, and asks nothing', async () => {
    const bea = await world.signsUp();
    const hers = `sk-admin-at-${organization}-${randomUUID()}`;
    await adds(hers, bea).expect(200);
    await rows("update safe.usage_keys set sealed = 'v1.lost' where account_id = $1", bea.accountId);
    expect(await usageKey(bea)).toMatchObject({ status: 'unreadable' });
    const before = (await reportCalls(hers)).length;
    const { body } = await bea.get('/settings/api/usage/drift').expect(200);
    expect(body).toMatchObject({ trouble: 'unreadable', total: { days: 0 } });
    expect((await reportCalls(hers)).length).toBe(before);
  });

  it('[R39] is gone with what was sealed of it when it is removed or replaced, whatever its state', async () => {
    const other = `sk-admin-at-${organization}-${randomUUID()}`;
    const sealed = () => rows('select sealed from safe.usage_keys where account_id = $1', ada.accountId);
    const first = await sealed();
    await adds(other).expect(200);
    await world.settled();
    expect(await sealed()).toHaveLength(1);
    expect(await sealed()).not.toEqual(first);
    expect((await ada.delete('/settings/api/usage-key').expect(200)).body.usageKey).toBeNull();
    await world.settled();
    expect(await sealed()).toEqual([]);
    await ada.get('/settings/api/usage/drift').expect(404);
    expect((await ada.get('/settings/api').expect(200)).body.key).toMatchObject({ status: 'usable' });
  });

  it('[A-18] is destroyed with the account, and counted in its tombstone', async () => {
    await adds(admin).expect(200);
    const { body } = await ada.delete('/accounts/me').send({ password: ada.password, confirm: 'ERASE' }).expect(200);
    expect(body.completed.destroyed).toMatchObject({ usageKeys: 1 });
    await world.settled();
    for (const table of ['safe.usage_keys', 'safe.provider_keys', 'read.read_api_keys_usage_key', 'read.read_api_keys_key_status'])
      expect(await rows(`select from ${table} where account_id = $1`, ada.accountId)).toEqual([]);
    expect((await raw(world).get(`/v1/erasures/${ada.accountId}`).expect(200)).body.state).toBe('complete');
  });
});

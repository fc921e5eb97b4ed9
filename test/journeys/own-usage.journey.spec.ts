import { asService } from '../../src/infrastructure/asking/asker.js';
import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

describe('what an own key uses and may spend', () => {
  let world: World;
  let ada: Actor;
  let secret: string;
  let project: string;

  const writes = (prompt = 'Say hello.') => ada.post(`/projects/${project}/texts`, { prompt, withTranscript: false });
  const draws = (prompt = 'A boat') => ada.post(`/projects/${project}/images`, { prompt, size: '512x512', quality: 'low' });
  const limitTo = (limitMicroUsd: string | null) => ada.put('/settings/api/limit', { limitMicroUsd }).expect(200);
  const limit = async () => (await ada.get('/settings/api/limit').expect(200)).body;
  const usage = async (by: string) => (await ada.get(`/settings/api/usage?by=${by}`).expect(200)).body;
  const invoiced = async () => (await world.provider.invoice({ key: secret })).reduce((sum, line) => sum + line.microUsd, 0);
  const openNotices = async () =>
    (await ada.get('/notices').expect(200)).body.items
      .filter((notice: { kind: string }) => notice.kind === 'own_key_spending')
      .map((notice: { reason: string }) => notice.reason);

  beforeAll(async () => {
    world = await openWorld();
    ada = await world.signsUp();
    secret = await ada.addsKey();
    project = await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
  });

  afterAll(() => world.close());

  it('[R50][R60][R61] counts texts, images and calls that were billed for nothing, labelled an estimate', async () => {
    await writes().expect(201);
    await draws().expect(201);
    await writes('[[sandbox:refuse]] Say nothing.').expect(201);
    await world.settled();
    const { body } = await ada.get('/settings/api/usage').expect(200);
    expect(body).toMatchObject({ purse: 'openai_account', label: 'estimate', realFigures: 'https://platform.openai.com/usage', by: 'day' });
    expect(body.notice).toMatch(/not OpenAI’s bill/);
    expect(body.total).toMatchObject({ calls: 3, fruitlessCalls: 1, images: 1, uncertainMicroUsd: '0', priceAssumed: false });
    expect(body.total.priceVersions).toEqual(['2026-11-23']);
    expect(Number(body.total.microUsd)).toBeGreaterThan(0);
  });

  it('[R60] comes to what the provider charges, as long as it asks what its list says', async () => {
    const { total } = await usage('day');
    expect(Math.abs(Number(total.microUsd) - (await invoiced()))).toBeLessThanOrEqual(3);
  });

  it.each(['day', 'model', 'project', 'card', 'key', 'operation'])('[R60] sums it up by %s', async by => {
    const { items, total } = await usage(by);
    const sum = items.reduce((so: bigint, { microUsd }: { microUsd: string }) => so + BigInt(microUsd), 0n);
    expect(String(sum)).toBe(total.microUsd);
    const names = items.map(({ of }: { of: string | null }) => of);
    if (by === 'key') expect(names).toEqual([`sk-proj-…${secret.slice(-4)}`]);
    if (by === 'project') expect(names).toEqual([project]);
    if (by === 'operation') expect(names).toEqual(['image', 'text']);
  });

  it('[R60] refuses a period that ends before it begins', async () => {
    const { body } = await ada.get('/settings/api/usage?from=2026-02-02&to=2026-02-01').expect(422);
    expect(body.code).toBe('usage_period_invalid');
  });

  it('[R47][R50] refuses, before any call and from no other purse, what could pass the limit that the user set', async () => {
    const before = { calls: (await world.provider.calls()).length, balance: await ada.balance() };
    const spent = BigInt((await limit()).spentMicroUsd);
    await limitTo(String(spent + 10n));
    const { body } = await draws().expect(409);
    expect(body).toMatchObject({ code: 'own_key_limit_reached', purse: 'openai_account', limitMicroUsd: String(spent + 10n) });
    expect(body.remedies.slice(0, 2)).toEqual(['raise_own_limit', 'wait_for_next_month']);
    await world.settled();
    expect((await world.provider.calls()).length).toBe(before.calls);
    expect((await ada.balance())['available']).toEqual(before.balance['available']);
    expect(await limit()).toMatchObject({ reservedMicroUsd: '0', spentMicroUsd: String(spent), leftMicroUsd: '10' });
  });

  it('[R46][R50] lets projects be created nonetheless', async () => {
    await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
  });

  it('[R50] tells of 50, 80 and 100 %, and closes that when the limit is raised', async () => {
    // one call may pass several shares at once; which of them is told first says nothing
    expect((await openNotices()).toSorted()).toEqual(['100_percent', '50_percent', '80_percent']);
    await limitTo('1000000000');
    await world.settled();
    expect(await openNotices()).toEqual([]);
    await draws().expect(201);
    await world.settled();
    expect(await limit()).toMatchObject({ reservedMicroUsd: '0', limitMicroUsd: '1000000000' });
  });

  it('[R50] has a text counted by OpenAI where one token a byte does not fit', async () => {
    const long = `Say hello. ${'All work and no play makes a dull text. '.repeat(300)}`;
    const { spentMicroUsd } = await limit();
    const work = { kind: 'text', prompt: long, withTranscript: false };
    const quote = await ada.post(`/projects/${project}/quote`, { work }).expect(200);
    const bound = BigInt(quote.body.parts[0].atProvider.ceilingMicroUsd);
    await limitTo(String(BigInt(spentMicroUsd) + bound - 1_000n));
    const counts = async () => (await world.provider.calls({ key: secret, endpoint: 'input_tokens' })).length;
    const before = await counts();
    await writes(long).expect(201);
    expect(await counts()).toBe(before + 1);
    expect(BigInt((await limit()).reservedMicroUsd)).toBeLessThan(bound);
    await world.settled();
    const spent = BigInt((await limit()).spentMicroUsd);
    await limitTo(String(spent + 10n));
    const { body } = await writes(long).expect(409);
    expect(body.detail).toMatch(/^This could cost up to \$.*would probably cost about \$.*would suffice\.$/);
    await limitTo(body.sufficientLimitMicroUsd);
    await writes(long).expect(201);
    await world.settled();
    await limitTo('1000000000');
    await world.settled();
  });

  it('[R50] admits no more at once than the limit has room for', async () => {
    const { spentMicroUsd } = await limit();
    await limitTo(null);
    const hold = await world.provider.break({ behaviour: 'hold', key: secret, endpoint: 'images' });
    await draws().expect(201);
    const one = BigInt((await limit()).reservedMicroUsd);
    expect(one).toBeGreaterThan(0n);
    await limitTo(String(BigInt(spentMicroUsd) + 3n * one));
    const answers = await Promise.all(Array.from({ length: 6 }, () => draws()));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409]);
    await world.provider.mend(hold);
    await world.settled();
    expect((await limit()).reservedMicroUsd).toBe('0');
    await limitTo(null);
  });

  it('[R50][A-12] gives back what was set aside when a task is given up', async () => {
    const hold = await world.provider.break({ behaviour: 'hold', key: secret, endpoint: 'images' });
    const { body } = await draws().expect(201);
    expect((await limit()).reservedMicroUsd).not.toBe('0');
    await ada.post(`/tasks/${body.taskId}/cancel`).expect(200);
    await world.provider.mend(hold);
    await world.settled();
    expect((await limit()).reservedMicroUsd).toBe('0');
  });

  describe('lists the models that can be chosen', () => {
    const models = async (person = ada, capability = 'image') => (await person.get(`/models?capability=${capability}`).expect(200)).body;
    const ids = (body: { items: { id: string; source: string }[] }, source: string) =>
      body.items.filter(item => item.source === source).map(({ id }) => id);
    const newest = 'gpt-image-2.5-flare-2026-09-08';

    it('[R9][A-13] with the own key also those that it can list, with their options and what is known of them', async () => {
      const body = await models();
      expect(body).toMatchObject({ ownKey: 'asked', note: null });
      expect(ids(body, 'platform')).toContain('gpt-image-2.5-flare');
      expect(ids(body, 'own-key')).toContain(newest);
      const own = body.items.find(({ id }: { id: string }) => id === newest);
      expect(own).toMatchObject({ capability: 'image', priceListed: true, allowed: true, standard: false });
      expect(own.options.qualities).toContain('low');
      const bea = await world.signsUp();
      const hers = await models(bea, 'text');
      expect(hers).toMatchObject({ ownKey: 'no-key' });
      expect(ids(hers, 'own-key')).toEqual([]);
      const hersProject = await bea.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
      const refused = await bea.post(`/projects/${hersProject}/images`, { prompt: 'A boat', size: '512x512', model: newest }).expect(422);
      expect(refused.body.code).toBe('model_unknown');
    });

    it('[R9][A-13] and draws with one of those', async () => {
      const { body } = await ada
        .post(`/projects/${project}/images`, { prompt: 'A boat', size: '512x512', quality: 'low', model: newest })
        .expect(201);
      await world.settled();
      expect((await ada.get(`/tasks/${body.taskId}`)).body.state).toBe('succeeded');
      expect((await ada.post(`/projects/${project}/images`, { prompt: 'A boat', model: 'gpt-6-luna' }).expect(422)).body.code).toBe('model_unknown');
    });

    it('[R9] narrowed by the account and by key: another model is refused', async () => {
      await ada.put('/settings/api/models', { scope: 'account', models: ['gpt-6-luna', 'gpt-image-2.5-flare'] }).expect(200);
      await ada.put('/settings/api/models', { scope: 'key', models: ['gpt-6-luna'] }).expect(200);
      const { body } = await draws().expect(422);
      expect(body).toMatchObject({ code: 'model_not_allowed', allowedModels: ['gpt-6-luna'] });
      await writes().expect(201);
      await world.settled();
      expect((await models()).items.some(({ allowed }: { allowed: boolean }) => allowed)).toBe(false);
      expect((await ada.get('/settings/api/models').expect(200)).body.allowed).toEqual({
        account: ['gpt-6-luna', 'gpt-image-2.5-flare'],
        key: ['gpt-6-luna'],
      });
      for (const scope of ['account', 'key']) await ada.put('/settings/api/models', { scope, models: null }).expect(200);
    });

    it('[A-22] and a forbidden one refuses that operation only', async () => {
      await world.provider.break({ behaviour: 'project-without-model', key: secret, endpoint: 'responses', count: 1 });
      const { body } = await writes().expect(201);
      await world.settled();
      expect((await ada.get(`/tasks/${body.taskId}`)).body).toMatchObject({ state: 'failed', reason: 'model_not_available' });
      expect((await ada.get('/settings/api')).body.key).toMatchObject({ status: 'usable', blocksNewProjects: false });
      await draws().expect(201);
      await world.settled();
    });

    it('[A-13] as the platform’s list, and says so, while the key cannot be asked', async () => {
      const bea = await world.signsUp();
      const key = await bea.addsKey();
      const broken = await world.provider.break({ behaviour: 'server-error', key, endpoint: 'models' });
      const body = await models(bea);
      await world.provider.mend(broken);
      expect(body).toMatchObject({ ownKey: 'not-asked' });
      expect(body.note).toMatch(/platform’s list/);
      expect(ids(body, 'own-key')).toEqual([]);
    });
  });

  it('[R47] calls a key that cannot be opened unreadable, refuses its work and blocks no new project', async () => {
    const bea = await world.signsUp();
    const hers = await bea.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
    await bea.addsKey();
    await asService('operator', () =>
      world.service.platform.pool.query("update safe.provider_keys set sealed = 'v1.lost' where account_id = $1", [bea.accountId]),
    );
    expect((await bea.get('/settings/api').expect(200)).body.key).toMatchObject({ status: 'unreadable', blocksNewProjects: false });
    const refused = await bea.post(`/projects/${hers}/texts`, { prompt: 'Hello', withTranscript: false }).expect(503);
    expect(refused.body.code).toBe('key_unreadable');
    await bea.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
    expect(world.lines.some(line => line.includes('sealed account keys by master-key version'))).toBe(true);
  });

  it('[R50] counts anew when a month begins', async () => {
    const spent = BigInt((await limit()).spentMicroUsd);
    await limitTo(String(spent + 10n));
    await draws().expect(409);
    world.clock.moveOn(32 * 24 * 3_600_000);
    ada = await ada.signsInAgain();
    const next = await limit();
    expect(next).toMatchObject({ spentMicroUsd: '0', leftMicroUsd: String(spent + 10n) });
    await writes().expect(201);
    await world.settled();
    expect(await openNotices()).toEqual([]);
  });
});

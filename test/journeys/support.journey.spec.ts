import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Test } from 'supertest';
import type { Asker } from '../../src/infrastructure/asking/asker.js';
import { asAccount, askingAs } from '../../src/infrastructure/asking/testing/spec-asker.js';
import { supportConsentsOf } from '../../src/modules/accounts/domain/queries.js';
import { accountById } from '../../src/modules/accounts/index.js';
import { apiKeyCommands, keyStatus } from '../../src/modules/api-keys/index.js';
import { taskById } from '../../src/modules/media-pipeline/index.js';
import { projectById } from '../../src/modules/projects/index.js';
import { emailCommands } from '../../src/modules/accounts/domain/commands.js';
import { systemContext } from '../../src/shared-kernel/context.js';
import { Commands, Queries } from '../../src/shared-kernel/ports/messages.js';
import { DATABASE, SEALER } from '../../src/shared-kernel/ports/tokens.js';
import type { Sealer } from '../../src/shared-kernel/ports/vault.js';
import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

const HOUR_MS = 60 * 60 * 1000;

/** Support sees no content; with the consent of its owner it looks, and the owner sees each look. */
describe('support', () => {
  let world: World;
  let ada: Actor;
  let sue: Actor;
  let admin: Actor;
  let film1: string;
  let film2: string;
  let text: string;
  let thumbnails: string;

  const looks = (path: string, at = ada.accountId, by: Actor = sue): Test => by.get(path).set('Keyreel-Account', at);
  const consents = async (wishes: Readonly<Record<string, unknown>> = {}, by: Actor = ada): Promise<string> => {
    const { body } = await by.post('/accounts/me/support-consents', wishes).expect(201);
    return String(body.consentId);
  };
  const withdraws = (consentId: string, by: Actor = ada): Test => by.delete(`/accounts/me/support-consents/${consentId}`);
  const seen = async (by: Actor = ada) => {
    await world.settled();
    const { body } = await by.get('/accounts/me/support-looks').expect(200);
    return body.items as readonly { by: string; route: string; things: Record<string, string>; consentId: string; at: string }[];
  };
  const contentOf = (projectId: string): readonly string[] => [
    `/projects/${projectId}`,
    `/projects/${projectId}/transcript`,
    `/projects/${projectId}/transcript/versions`,
    `/projects/${projectId}/outputs`,
    `/projects/${projectId}/tasks`,
    `/projects/${projectId}/thumbnails`,
  ];
  const made = (): readonly string[] => [
    `/outputs/${text}`,
    `/outputs/${text}/content`,
    `/outputs/${text}/receipt`,
    `/tasks/${text}`,
    `/tasks/${text}/receipt`,
    `/projects/${film1}/thumbnails/${thumbnails}`,
  ];
  const CLOSED = ['/accounts/me', '/accounts/me/export', '/settings/api', '/settings/api/key/history', '/credits/balance', '/tokens', '/sessions'];

  beforeAll(async () => {
    world = await openWorld();
    [ada, sue, admin] = [await world.signsUp(), await world.signsUp(), await world.signsUp()];
    await admin.post('/administrators', { token: await world.service.firstAdministratorToken() }).expect(201);
    await admin.post(`/accounts/${sue.accountId}/roles`, { role: 'support' }).expect(200);
    await ada.addsKey();
    film1 = await ada.createsProject(await film('keyreel-short'), { thumbnails: 1 });
    film2 = await ada.createsProject(await film('keyreel-short'), { thumbnails: 0, name: 'Another film' });
    const ordered = await ada.post(`/projects/${film1}/texts`, { prompt: 'Say it in one line.' }).expect(201);
    text = String(ordered.body.taskId);
    await world.settled();
    const tasks = await ada.get(`/projects/${film1}/tasks`).expect(200);
    thumbnails = String((tasks.body.items as { taskId: string; operation: string }[]).find(({ operation }) => operation === 'thumbnails')?.taskId);
  }, 120_000);
  afterAll(() => world.close());

  it('sees nothing without a consent, and cannot tell an account from one that nobody has', async () => {
    for (const path of ['/projects', ...contentOf(film1), ...made()]) {
      const [foreign, absent] = [await looks(path).expect(404), await looks(path, randomUUID()).expect(404)];
      expect({ ...foreign.body, instance: '' }).toEqual({ ...absent.body, instance: '' });
      expect(foreign.body.code).toBe('resource_missing');
    }
    await looks('/projects', 'ada').expect(404);
    expect(await seen()).toEqual([]);
  });

  it('looks at content with the consent of its owner, who is shown each look without what was seen', async () => {
    const consentId = await consents({ hours: 2 });
    for (const path of ['/projects', ...contentOf(film1), ...made()]) await looks(path).expect(200);
    const project = await looks(`/projects/${film1}`).expect(200);
    expect(project.body.name).toBe('A film');
    const hers = await ada.get(`/outputs/${text}/content`).expect(200);
    expect((await looks(`/outputs/${text}/content`).expect(200)).text).toBe(hers.text);
    const listed = await seen();
    expect(listed).toHaveLength(15);
    expect(listed[0]).toMatchObject({
      consentId,
      by: sue.accountId,
      route: 'GET /v1/outputs/:outputId/content',
      things: { outputId: text },
    });
    expect(JSON.stringify(listed)).not.toContain('A film');
    await withdraws(consentId).expect(200);
  });

  it('sees neither keys nor money nor exact prompts, and changes nothing', async () => {
    const consentId = await consents();
    const before = (await seen()).length;
    for (const path of [...CLOSED, `/outputs/${text}/receipt/prompt`, `/projects/${film1}/export`, `/projects/${film1}/source`]) {
      const { body } = await looks(path).expect(403);
      expect([path, body.code]).toEqual([path, 'look_not_open']);
    }
    const writes = [
      sue.patch(`/projects/${film1}`, { name: 'Mine' }).set('If-Match', '*'),
      sue.delete(`/projects/${film1}`),
      sue.post(`/projects/${film1}/texts`, { prompt: 'x' }),
      sue.post('/accounts/me/support-consents', {}),
    ];
    for (const write of writes) expect((await write.set('Keyreel-Account', ada.accountId).expect(403)).body.code).toBe('look_not_open');
    // the header gives a user nothing, not even of the user's own, and an administrator no more
    for (const nobody of [ada, admin]) expect((await looks('/projects', ada.accountId, nobody).expect(403)).body.code).toBe('role_required');
    // and no wall forgot support itself
    await sue.get(`/projects/${film1}`).expect(404);
    expect((await sue.get('/projects').expect(200)).body.items).toEqual([]);
    expect((await seen()).length).toBe(before);
    expect((await ada.get(`/projects/${film1}`).expect(200)).body.name).toBe('A film');
    await withdraws(consentId).expect(200);
  });

  it('looks with a token only where that was given what support does', async () => {
    const consentId = await consents();
    const tokenWith = async (scope: string) =>
      sue.withToken(String((await sue.post('/tokens', { name: 'desk', scopes: [scope] }).expect(201)).body.token));
    expect((await looks('/projects', ada.accountId, await tokenWith('projects:write')).expect(403)).body.code).toBe('scope_missing');
    await looks('/projects', ada.accountId, await tokenWith('operations:read')).expect(200);
    await withdraws(consentId).expect(200);
  });

  it('looks at one project where the consent names one', async () => {
    const consentId = await consents({ projectId: film2 });
    for (const path of contentOf(film2)) await looks(path).expect(200);
    for (const path of ['/projects', ...contentOf(film1), ...made()]) await looks(path).expect(404);
    await withdraws(consentId).expect(200);
    const { body } = await ada.post('/accounts/me/support-consents', { projectId: randomUUID() }).expect(404);
    expect(body.code).toBe('project_unknown');
  });

  it('sees nothing any more from the moment the consent is withdrawn or over, or the role is taken', async () => {
    const withdrawn = await consents();
    await looks('/projects').expect(200);
    const { body } = await withdraws(withdrawn).expect(200);
    expect(body).toMatchObject({ consentId: withdrawn, state: 'withdrawn' });
    await looks('/projects').expect(404);
    expect((await withdraws(withdrawn).expect(404)).body.code).toBe('consent_unknown');
    await consents({ hours: 1 });
    await looks('/projects').expect(200);
    await admin.delete(`/accounts/${sue.accountId}/roles/support`).expect(200);
    expect((await looks('/projects').expect(403)).body.code).toBe('role_required');
    await admin.post(`/accounts/${sue.accountId}/roles`, { role: 'support' }).expect(200);
    world.clock.moveOn(HOUR_MS + 1);
    await looks('/projects').expect(404);
    const { body: list } = await ada.get('/accounts/me/support-consents').expect(200);
    expect((list.items as { state: string }[]).map(({ state }) => state)).toContain('ended');
    expect((list.items as { state: string }[]).map(({ state }) => state)).not.toContain('standing');
  });

  it('is let look at so much at a time, for an hour to a week, once for each order', async () => {
    for (const hours of [0, 169]) await ada.post('/accounts/me/support-consents', { hours }).expect(400);
    const bob = await world.signsUp();
    const key = randomUUID();
    const [first, again] = [await bob.post('/accounts/me/support-consents', {}, key), await bob.post('/accounts/me/support-consents', {}, key)];
    expect(again.body).toEqual(first.body);
    for (let standing = 1; standing < 10; standing += 1) await consents({}, bob);
    const { body } = await bob.post('/accounts/me/support-consents', {}).expect(409);
    expect(body).toMatchObject({ code: 'too_many_consents', most: 10 });
  });

  it('is stopped by the database alone as well: other things, other projects, and consents that are over', async () => {
    const queries = world.service.app.get(Queries, { strict: false });
    const consentId = await consents({ projectId: film1 });
    const asSupport = <Answer>(ask: () => Promise<Answer>) => askingAs(`support:${consentId}`, ask);
    const project = (projectId: string) => queries.ask(projectById, { accountId: ada.accountId, projectId });
    expect(await asSupport(() => project(film1))).toMatchObject({ projectId: film1 });
    expect(await asSupport(() => queries.ask(taskById, { taskId: text }))).toMatchObject({ taskId: text });
    expect(await asSupport(() => project(film2))).toBeNull();
    expect(await asSupport(() => queries.ask(keyStatus, { accountId: ada.accountId }))).toBeNull();
    await withdraws(consentId).expect(200);
    expect(await asSupport(() => project(film1))).toBeNull();
    expect(await asSupport(() => queries.ask(taskById, { taskId: text }))).toBeNull();
  });

  const searches = (by: string, sought: string, who: Actor = sue): Test => who.post('/support/searches', { by, value: sought });
  const found = async (by: string, sought: string): Promise<readonly { accountId: string; state: string }[]> => {
    const { body } = await searches(by, sought).expect(200);
    return body.items as readonly { accountId: string; state: string }[];
  };
  interface Told {
    readonly type: string;
    readonly sentence: string;
    readonly position: string;
    readonly stream: string;
    readonly at: string;
    readonly requestId: string;
  }
  const timeline = async (accountId: string, query = ''): Promise<{ items: readonly Told[]; next: string | null }> => {
    const { body } = await sue.get(`/support/accounts/${accountId}/timeline?limit=200${query}`).expect(200);
    return body as { items: readonly Told[]; next: string | null };
  };

  it('finds an account by its id, its address and a request, also a refused one', async () => {
    expect(await found('account-id', ada.accountId)).toMatchObject([{ accountId: ada.accountId, state: 'open', request: null }]);
    expect(await found('email', ` ${ada.email.toUpperCase()}`)).toMatchObject([{ accountId: ada.accountId }]);
    const card = await ada.post(`/projects/${film1}/cards`, { name: 'Card', prompt: 'Sum it up.' }).expect(201);
    const request = String(card.headers['keyreel-request-id']);
    expect(await found('request-id', request)).toMatchObject([{ accountId: ada.accountId, request: { type: 'CardAdded' } }]);
    const bob = await world.signsUp();
    await bob.put('/credits/limit', { limit: { microCredits: '0' } }).expect(200);
    const uploadId = await bob.uploads(await film('keyreel-short'));
    const refused = await bob.post('/projects', { name: 'Mine', source: { kind: 'upload', uploadId }, thumbnails: 0 }).expect(409);
    await world.settled();
    const problem = String(refused.body.instance).split('/').at(-1) ?? '';
    expect(await found('request-id', problem)).toMatchObject([{ accountId: bob.accountId, request: { type: 'RefusalRecorded' } }]);
  });

  it('finds nobody where there is nobody, and is the only one who may search; each search is written down without the address', async () => {
    for (const by of ['account-id', 'request-id']) for (const sought of [randomUUID(), 'nobody']) expect(await found(by, sought)).toEqual([]);
    expect(await found('email', `nobody-${randomUUID()}@example.org`)).toEqual([]);
    expect((await searches('email', 'no address').expect(422)).body.code).toBe('email_unusable');
    for (const [, who] of Object.entries({ ada, bob: await world.signsUp() }))
      for (const sought of [ada.email, 'nobody@example.org'])
        expect((await searches('email', sought, who).expect(403)).body.code).toBe('role_required');
    await sue.post('/support/searches', { by: 'email', value: ada.email }).set('Keyreel-Ticket', 'T-99').expect(200);
    const mine = (await timeline(sue.accountId, '&category=account')).items.filter(({ type }) => type === 'SupportSearched');
    expect(mine[0]?.sentence).toBe('Somebody of support searched for an account: by email, ticket T-99.');
    expect(JSON.stringify(mine)).not.toContain('@');
  });

  it('reads what happened to an account in plain sentences, newest first, and its owner is shown each look', async () => {
    const { items } = await timeline(ada.accountId);
    expect(items.map(({ position }) => position)).toEqual(
      items
        .map(({ position }) => position)
        .toSorted()
        .toReversed(),
    );
    expect(items[0]).toMatchObject({ type: 'SupportLookedAtStates', actor: `account:${sue.accountId}` });
    const types = items.map(({ type }) => type);
    for (const type of ['EmailReserved', 'AccountOpened', 'CreditsGranted', 'ApiKeyAdded', 'ProjectCreated', 'TaskSucceeded', 'HoldSettled'])
      expect(types).toContain(type);
    expect(items.find(({ type }) => type === 'HoldSettled')?.sentence).toMatch(/^A finished task was paid .*: charged [\d.]+ platform credits, /);
    expect(JSON.stringify(items)).not.toMatch(/A film|in one line|@example\.org|\bsk-/);
    const listed = await seen();
    expect(listed[0]).toMatchObject({ of: 'states', by: sue.accountId, route: 'GET /v1/support/accounts/:accountId/timeline', consentId: null });
  });

  it('pages a history and narrows it to a kind of stream and a time', async () => {
    const all = (await timeline(ada.accountId)).items;
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await sue.get(`/support/accounts/${ada.accountId}/timeline?limit=50${cursor}`).expect(200);
      paged.push(...(body.items as readonly Told[]).map(({ position }) => position));
      if (body.next === null) break;
      cursor = `&cursor=${String(body.next)}`;
    }
    // the first page has its own look in front
    expect(paged.slice(1)).toEqual(all.map(({ position }) => position));
    const credits = (await timeline(ada.accountId, '&category=credits')).items;
    expect(credits.map(({ position }) => position)).toEqual(
      all.filter(({ stream }) => stream.startsWith('credits-')).map(({ position }) => position),
    );
    const opened = all.find(({ type }) => type === 'AccountOpened')?.at ?? '';
    expect((await timeline(ada.accountId, `&from=${opened}&to=${opened}`)).items).toEqual([]);
    expect((await timeline(ada.accountId, `&to=${opened}`)).items.every(({ at }) => at < opened)).toBe(true);
    await sue.get(`/support/accounts/${ada.accountId}/timeline?cursor=abc`).expect(400, /cursor_invalid/);
    await sue.get(`/support/accounts/${randomUUID()}/timeline`).expect(404, /account_unknown/);
  });

  const overview = async (accountId: string, query = ''): Promise<Record<string, unknown>> => {
    const { body } = await sue.get(`/support/accounts/${accountId}${query}`).set('Keyreel-Ticket', 'T-7').expect(200);
    return body as Record<string, unknown>;
  };

  it('sees how an account stands: states, amounts, sizes and hashes, and no more of it', async () => {
    const hook = await ada.post('/webhooks', { url: 'https://[::ffff:127.0.0.1]/hook' }).expect(201);
    await world.settled();
    const seenOfIt = await overview(ada.accountId);
    expect(seenOfIt).toMatchObject({
      accountId: ada.accountId,
      state: 'open',
      roles: ['user'],
      secondFactor: false,
      tombstone: null,
      standing: { mayCreateProjects: true, rule: 'R24', code: null },
      key: { status: 'usable' },
      keyHistory: [{ step: 'verified' }, { step: 'added', by: 'owner' }],
      credits: { purse: 'platform_credits', holds: [], available: (await ada.balance())['available'] },
      runs: { all: true, open: [], failed: [], byState: { succeeded: 4 } },
      refusals: [],
      webhooks: [{ webhookId: hook.body.webhookId, state: 'active', deliveries: [] }],
      consents: [],
    });
    expect(seenOfIt['sessions']).toBeGreaterThan(0);
    const { body: room } = await ada.get('/accounts/me/storage').expect(200);
    expect(seenOfIt['storage']).toEqual({ sourceBytes: room.sourceBytes, madeBytes: room.madeBytes });
    const { newest } = seenOfIt['runs'] as { newest: readonly { operation: string; products: readonly object[] }[] };
    const made = newest.find(({ operation }) => operation === 'text');
    expect(made?.products).toEqual([
      { role: 'text', index: 0, mediaType: expect.any(String), bytes: expect.any(Number), commitment: expect.any(String) },
    ]);
    const told = JSON.stringify(seenOfIt);
    for (const never of ['A film', 'in one line', ada.email, 'sk-proj', 'fingerprint', 'envelope', '127.0.0.1', 'order', 'salt'])
      expect(told).not.toContain(never);
    expect((await seen())[0]).toMatchObject({ of: 'states', ticket: 'T-7', route: 'GET /v1/support/accounts/:accountId' });
    await sue.get(`/support/accounts/${randomUUID()}`).expect(404, /account_unknown/);
    expect((await ada.get(`/support/accounts/${ada.accountId}`).expect(403)).body.code).toBe('role_required');
  });

  it('[R41] says why somebody may create no project, and what was refused', async () => {
    const dan = await world.signsUp();
    await dan.addsKey();
    const queries = world.service.app.get(Queries, { strict: false });
    const key = await asAccount(dan.accountId, () => queries.ask(keyStatus, { accountId: dan.accountId }));
    const commands = world.service.app.get(Commands, { strict: false });
    const ofKey = { accountId: dan.accountId, fingerprint: key?.fingerprint ?? '' };
    const expiresAt = new Date(world.clock.now().getTime() + 48 * HOUR_MS).toISOString();
    await commands.send(apiKeyCommands.SetKeyExpiry({ accountId: dan.accountId, expiresAt, daysLeft: 2 }), systemContext('spec'));
    await commands.send(apiKeyCommands.LookAtKeyExpiry({ ...ofKey, daysLeft: 0 }), systemContext('spec'));
    await world.settled();
    const uploadId = await dan.uploads(await film('keyreel-short'));
    for (const name of ['Mine', 'Mine again']) await dan.post('/projects', { name, source: { kind: 'upload', uploadId }, thumbnails: 0 }).expect(409);
    await world.settled();
    expect(await overview(dan.accountId)).toMatchObject({
      standing: {
        mayCreateProjects: false,
        rule: 'R41',
        code: 'key_unusable',
        reason: 'expired',
        remedies: ['set_new_expiry', 'remove_key', 'add_funds_at_openai'],
      },
      key: { status: 'expired', reason: 'own_expiry_date' },
      notices: [{ kind: 'key_expired', blocks: true }],
      refusals: [{ code: 'key_unusable', rule: 'R41', reason: 'expired', route: 'POST /v1/projects' }],
    });
    // and as of the moment when the key was stored
    const { items } = await timeline(dan.accountId, '&category=apikey');
    const stored = items.find(({ type }) => type === 'ApiKeyAdded');
    expect(await overview(dan.accountId, `?asOf=${stored?.position}`)).toMatchObject({
      standing: { mayCreateProjects: true, rule: 'R24' },
      key: { status: 'usable' },
      notices: [],
      refusals: [],
      sessions: null,
      position: stored?.position,
    });
    expect((await timeline(dan.accountId, `&asOf=${stored?.position}`)).items[0]?.position).toBe(stored?.position);
    const [first] = (await timeline(ada.accountId)).items.slice(-1);
    await sue.get(`/support/accounts/${dan.accountId}?asOf=${first?.position}`).expect(404, /account_unknown/);
    expect((await seen(dan))[0]).toMatchObject({ of: 'states', asOf: first?.position });
  });

  it('sees at its desk one account by the database alone as well, and nothing that opens what is sealed', async () => {
    const queries = world.service.app.get(Queries, { strict: false });
    const atDesk = <Answer>(ask: () => Promise<Answer>) => askingAs(`desk:${ada.accountId}`, ask);
    expect(await atDesk(() => queries.ask(keyStatus, { accountId: ada.accountId }))).toMatchObject({ status: 'usable' });
    expect(await atDesk(() => queries.ask(keyStatus, { accountId: sue.accountId }))).toBeNull();
    const [task, ofAnother] = [
      await atDesk(() => queries.ask(taskById, { taskId: text })),
      await askingAs(`desk:${sue.accountId}`, () => queries.ask(taskById, { taskId: text })),
    ];
    expect([task?.taskId, ofAnother]).toEqual([text, null]);
    expect(await atDesk(() => queries.ask(projectById, { accountId: ada.accountId, projectId: film1 }))).toBeNull();
    expect(await atDesk(() => queries.ask(accountById, { accountId: ada.accountId }))).toBeNull();
    const { pool } = world.service.app.get<{ pool: Pool }>(DATABASE, { strict: false });
    const keysOf = (asker: Asker) => askingAs(asker, () => pool.query('select from public.data_keys where account_id = $1', [ada.accountId]));
    expect([(await keysOf(`account:${ada.accountId}`)).rowCount, (await keysOf(`desk:${ada.accountId}`)).rowCount]).toEqual([1, 0]);
  });

  it('finds an account that never opened, and what there is of it', async () => {
    const app = world.service.app;
    const address = `never-${randomUUID()}@example.org`;
    const accountId = randomUUID();
    const emailHash = await app.get<Sealer>(SEALER, { strict: false }).keyedHash(address, 'email');
    await app.get(Commands, { strict: false }).send(emailCommands.ReserveEmail({ emailHash, accountId }), systemContext('spec'));
    expect(await found('email', address)).toMatchObject([{ accountId, state: 'never-opened', openedAt: null }]);
    expect((await timeline(accountId)).items.map(({ type }) => type)).toEqual(['EmailReserved']);
    expect(await overview(accountId)).toMatchObject({ state: 'never-opened', standing: null, key: null, sessions: 0 });
  });

  it('ends a consent that it needs no longer, as its owner can, and the owner sees who did', async () => {
    const consentId = await consents();
    await looks('/projects').expect(200);
    const ends = (id: string, by: Actor = sue): Test => by.delete(`/support/accounts/${ada.accountId}/consents/${id}`);
    expect((await ends(consentId, ada).expect(403)).body.code).toBe('role_required');
    await ends(consentId).expect(200);
    await looks('/projects').expect(404);
    expect((await ends(consentId).expect(404)).body.code).toBe('consent_unknown');
    const { body } = await ada.get('/accounts/me/support-consents').expect(200);
    expect(body.items[0]).toMatchObject({ consentId, state: 'withdrawn', endedBy: 'support' });
  });

  it('[A-18] sees nothing of an account that was erased, whose consents are gone with it', async () => {
    const eve = await world.signsUp();
    await consents({}, eve);
    await looks('/projects', eve.accountId).expect(200);
    await eve.delete('/accounts/me').send({ password: eve.password, confirm: 'ERASE' }).expect(200);
    await looks('/projects', eve.accountId).expect(404);
    await world.settled();
    const queries = world.service.app.get(Queries, { strict: false });
    expect(await asAccount(eve.accountId, () => queries.ask(supportConsentsOf, { accountId: eve.accountId }))).toEqual([]);
    expect(await overview(eve.accountId)).toMatchObject({ state: 'erased', standing: null, tombstone: { by: 'owner' }, sessions: 0, consents: [] });
    // what is left of it has no name: its id and its requests still lead there, its address does not
    expect(await found('account-id', eve.accountId)).toMatchObject([{ state: 'erased' }]);
    expect(await found('email', eve.email)).toEqual([]);
    expect((await timeline(eve.accountId)).items.map(({ type }) => type)).toContain('AccountDataDestroyed');
  });
});

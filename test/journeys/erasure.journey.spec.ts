import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { asService } from '../../src/infrastructure/asking/asker.js';
import { Export } from '../../src/infrastructure/audit-replay/read-export.js';
import { leafHash } from '../../src/infrastructure/event-log/leaf.js';
import { GrowingTree } from '../../src/infrastructure/transparency/merkle.js';
import { START } from '../../src/shared-kernel/ports/event-log.js';
import { CannotOpen } from '../../src/shared-kernel/ports/vault.js';
import { Actor } from '../support/actor.js';
import { ProjectionFleet } from '../../src/infrastructure/messaging/projection-fleet.js';
import { exportsTo, replaysFrom, verified } from '../support/auditing.js';
import { cli } from '../support/cli.js';
import { film, openWorld, raw, type World } from '../support/world.js';

interface Line {
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Somebody takes everything of theirs along and asks for it to be gone, and it is: for good, provably, and for nobody else. */
describe('leaving', () => {
  const auditor = mkdtempSync(join(tmpdir(), 'keyreel auditor '));
  let world: World;
  let ada: Actor;
  let bob: Actor;
  let urls: NodeJS.ProcessEnv;
  let project: string;
  let written: string;
  let secret: string;
  let proof: Readonly<Record<string, unknown>>;
  let before: { leaves: readonly string[]; files: number; sealed: readonly string[] };

  const leaves = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    for await (const { events } of world.service.platform.log.readAll({ after: START, raw: true }))
      for (const { stream, revision, id, type, schemaVersion, raw: written = { data: '', metadata: '' } } of events)
        found.push(leafHash({ stream, revision, id, type, schemaVersion, raw: written }).toString('hex'));
    return found;
  };
  const auditorsFolder = (name: string): string => join(auditor, name);
  const filesBelow = async (folder: string): Promise<readonly string[]> => {
    const found = await readdir(join(world.dataDir, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    // each process has a sign of its life there
    return found.filter(entry => entry.isFile() && entry.name !== '.alive').map(entry => join(entry.parentPath, entry.name));
  };
  const rows = async <Found extends pg.QueryResultRow>(sql: string, ...values: readonly string[]): Promise<readonly Found[]> => {
    const client = new pg.Client({ connectionString: world.database.ownerUrl });
    await client.connect();
    const found = await client.query<Found>(sql, [...values]).finally(() => client.end());
    return found.rows;
  };
  /** Every sealed value that the log holds of an account. */
  const sealedOf = async (accountId: string): Promise<readonly string[]> => {
    const [key] = await rows<{ data_key_id: string }>('select data_key_id from data_keys where account_id = $1', accountId);
    const found: string[] = [];
    for await (const { events } of world.service.platform.log.readAll({ after: START }))
      for (const { data } of events) found.push(...(JSON.stringify(data).match(/v1\.[0-9a-f-]{36}\.[A-Za-z0-9_-]+/g) ?? []));
    return found.filter(text => text.includes(key?.data_key_id ?? 'none'));
  };
  const erases = (who: Actor, body: object) => who.delete('/accounts/me').send(body);

  beforeAll(async () => {
    world = await openWorld();
    urls = world.settings;
    [ada, bob] = [await world.signsUp(), await world.signsUp()];
    await ada.put('/accounts/me/instructions', { text: 'Call me by my name.' }).set('If-Match', '*').expect(200);
    project = await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 2 });
    const asked = await ada.post(`/projects/${project}/texts`, { prompt: 'Write of my secret garden.', withTranscript: false }).expect(201);
    await world.settled();
    written = (await ada.get(`/outputs/${String(asked.body.taskId)}/content`).expect(200)).text;
    secret = await ada.addsKey();
    await ada.put('/settings/api/usage-key', { secret: `sk-admin-${randomUUID()}` }).expect(200);
    await bob.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
  });

  afterAll(async () => {
    rmSync(auditor, { recursive: true });
    await world.close();
  });

  describe('with an export', () => {
    let text: string;
    let lines: readonly Line[];
    const of = (kind: string) => lines.filter(line => line.kind === kind).map(({ data }) => data);

    beforeAll(async () => {
      const answer = await fetch(`${world.url}/v1/accounts/me/export`, { headers: { authorization: `Bearer ${ada.token}` } });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson; charset=utf-8']);
      text = await answer.text();
      lines = text
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line) as Line);
    });

    it('holds rows of every table that has rows of the account, opened, and an end that counts them', async () => {
      const tables = await rows<{ name: string }>(`select relname as name from pg_class where relnamespace = 'read'::regnamespace and relkind = 'r'`);
      const kinds = new Set(lines.map(({ kind }) => `read_${kind.replace(/[.-]/g, '_')}`));
      for (const { name } of tables.filter(table => table.name !== 'checkpoints')) {
        const mine = await rows(`select from read.${name} where account_id = $1 limit 1`, ada.accountId);
        expect([name, kinds.has(name)]).toEqual([name, mine.length > 0]);
      }
      expect(lines[0]).toMatchObject({ kind: 'export', data: { accountId: ada.accountId, format: 1 } });
      expect(lines.at(-1)).toMatchObject({ kind: 'end', data: { lines: { 'projects.projects': 1, session: 1, event: of('event').length } } });
      expect(text.includes('"sealed":')).toBe(false);
      expect(of('accounts.account')).toMatchObject([{ email: ada.email, globalInstructions: { text: 'Call me by my name.' } }]);
      expect(of('projects.projects')).toMatchObject([{ name: 'A film' }]);
    });

    it('holds texts in full, pictures by their address, and the account’s events with their positions', async () => {
      const contents = of('content');
      expect(contents.find(({ role }) => role === 'text')).toMatchObject({ text: written });
      const picture = contents.find(({ role }) => role === 'thumbnail');
      await ada.get(String(picture?.['href']).replace('/v1', '')).expect(200);
      const types = of('event').map(({ type }) => type);
      expect(types).toEqual(
        expect.arrayContaining(['AccountOpened', 'CreditsGranted', 'ProjectCreated', 'TaskSucceeded', 'ApiKeyAdded', 'UploadReceived']),
      );
      expect(of('event').every(({ position }) => typeof position === 'string')).toBe(true);
    });

    it('[R27] holds no secret and nothing of anybody else', () => {
      for (const needle of [secret.slice(8, -4), ada.token, ada.password, bob.email, bob.accountId]) expect(text).not.toContain(needle);
      expect(of('api-keys.key-status')).toMatchObject([{ lastFour: secret.slice(-4) }]);
    });
  });

  it('[A-18] is refused to whoever does not know the password or does not mean it, and then nothing happens', async () => {
    const wrong = await erases(ada, { password: 'not the password at all', confirm: 'ERASE' }).expect(403);
    expect(wrong.body.code).toBe('password_wrong');
    await erases(ada, { password: ada.password }).expect(400);
    await erases(ada, { password: ada.password, confirm: 'yes' }).expect(400);
    await ada.get('/accounts/me').expect(200);
  });

  it('[A-18] answers with a tombstone that names what went, and says nothing of who that was', async () => {
    await world.settled();
    await exportsTo(world.logPlace, auditorsFolder('before'));
    before = { leaves: await leaves(), files: (await filesBelow('content')).length, sealed: await sealedOf(ada.accountId) };
    expect(before.sealed.length).toBeGreaterThan(8);
    const { body, text } = await erases(ada, { password: ada.password, confirm: 'ERASE' }).expect(200);
    proof = body as typeof proof;
    expect(body).toMatchObject({ accountId: ada.accountId, state: 'complete', by: 'owner' });
    expect(body.completed.destroyed).toMatchObject({
      dataKeys: 1,
      emailReservations: 1,
      passwords: 1,
      sessions: 1,
      projects: 1,
      uploads: 1,
      files: 4,
      usageKeys: 1,
    });
    expect(text).not.toContain(ada.email);
    await world.settled();
  });

  it('[A-18] gives the tombstone again to whoever knows the id, and its leaves are those of the log', async () => {
    const again = await raw(world).get(`/v1/erasures/${ada.accountId}`).expect(200);
    expect(again.body).toEqual(proof);
    await raw(world).get(`/v1/erasures/${bob.accountId}`).expect(404);
    const known = await leaves();
    const { erased, completed } = again.body as { erased: { leaf: string }; completed: { leaf: string } };
    expect(known).toEqual(expect.arrayContaining([erased.leaf, completed.leaf]));
  });

  it('[A-18] ends every session at once; who signs in is told what an unknown person is told', async () => {
    await ada.get('/accounts/me').expect(401);
    const gone = await raw(world).post('/v1/sessions').send({ email: ada.email, password: ada.password }).expect(401);
    const never = await raw(world)
      .post('/v1/sessions')
      .send({ email: `never-${randomUUID()}@example.org`, password: ada.password })
      .expect(401);
    expect({ ...gone.body, instance: '' }).toEqual({ ...never.body, instance: '' });
  });

  it('[A-18] leaves no data key, no file and no row that signing in needs, and opens nothing that was sealed', async () => {
    const [key] = await rows<{ wrapped: Buffer | null }>('select wrapped from data_keys where account_id = $1', ada.accountId);
    expect(key?.wrapped).toBeNull();
    for (const table of ['sessions', 'passwords', 'provider_keys', 'usage_keys'])
      expect(await rows(`select from safe.${table} where account_id = $1`, ada.accountId)).toEqual([]);
    expect(await rows('select from idempotency_keys where account_id = $1', ada.accountId)).toEqual([]);
    const { opener } = world.service.platform.vault;
    for (const sealed of before.sealed)
      for (const purpose of ['account.email', 'project.name', 'upload.file-name', 'task.prompt', 'account.instructions'])
        await expect(asService('operator', () => opener.openText({ sealed }, { accountId: ada.accountId, purpose }))).rejects.toThrow(CannotOpen);
    // bob's source and his one thumbnail are what is left
    expect(await filesBelow('content')).toHaveLength(2);
    expect(before.files).toBe(6);
  });

  it('[A-18] leaves nothing to find in a dump of the database and of all files', async () => {
    const { said } = await cli(['dump'], urls);
    const files = await Promise.all((await filesBelow('.')).map(async path => (await readFile(path)).toString('latin1')));
    for (const needle of [ada.email, 'secret garden', 'Call me by my name', ada.password, ada.token])
      expect([said, ...files].some(text => text.includes(needle))).toBe(false);
  });

  it('[A-18] edits no event: the log verifies, and every projection is rebuilt from it to the same bytes', async () => {
    expect((await leaves()).slice(0, before.leaves.length)).toEqual(before.leaves);
    const verified = JSON.parse((await cli(['verify'], urls)).said) as { books: { violation: unknown } };
    expect(verified.books.violation).toBeNull();
    const live = JSON.parse((await cli(['digests'], urls)).said) as { tables: unknown };
    const rebuilt = JSON.parse((await cli(['rebuild'], urls)).said) as { tables: unknown };
    expect(rebuilt.tables).toEqual(live.tables);
  });

  it('[A-18] leaves an export of before as it was, and one of afterwards that begins with it: both replay to the same bytes', async () => {
    await exportsTo(world.logPlace, auditorsFolder('after'));
    const [first, then] = [await Export.open(auditorsFolder('before')), await Export.open(auditorsFolder('after'))];
    const tree = new GrowingTree();
    for await (const events of then.events())
      for (const { data, metadata, ...event } of events)
        if (event.ordinal <= first.manifest.size) tree.add(leafHash({ ...event, raw: { data, metadata } }));
    expect(tree.root().toString('base64')).toBe(first.manifest.root);
    expect(then.manifest.size).toBeGreaterThan(first.manifest.size);
    for (const folder of ['before', 'after']) {
      expect(await verified(auditorsFolder(folder))).toMatchObject({ firstBad: null });
      expect(new Set((await replaysFrom(auditorsFolder(folder))).map(({ verdict }) => verdict))).toEqual(new Set(['byte-identical']));
    }
  });

  it('[A-18] touches nobody else, and the address is free for a new account that inherits nothing', async () => {
    const { body } = await bob.get('/projects').expect(200);
    expect(body.items).toHaveLength(1);
    expect((await bob.get('/accounts/me').expect(200)).body.email).toBe(bob.email);
    const again = await raw(world)
      .post('/v1/accounts')
      .set('Idempotency-Key', randomUUID())
      .send({ email: ada.email, password: ada.password })
      .expect(201);
    expect(again.body.accountId).not.toBe(ada.accountId);
    const projects = await raw(world)
      .get('/v1/projects')
      .set('Authorization', `Bearer ${String(again.body.token)}`)
      .expect(200);
    expect(projects.body.items).toEqual([]);
  });

  it('[A-18] stops what is under way and gives its holds back, also when it was ordered while nothing ran', async () => {
    const eve = await world.signsUp();
    const waiting = await eve.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
    await eve.post(`/projects/${waiting}/texts`, { prompt: 'Wait. [[sandbox:rate-limit retry=60]]', withTranscript: false }).expect(201);
    await world.settled();
    const open = () => rows(`select from read.read_credits_holds where account_id = $1 and "row"->>'status' = 'open'`, eve.accountId);
    expect(await open()).toHaveLength(1);
    world = await world.restart(async () => {
      const { said, code } = await cli(['erase', `--account=${eve.accountId}`], urls);
      expect([code, JSON.parse(said)]).toMatchObject([0, { accountId: eve.accountId, by: 'operator', completed: null }]);
    });
    await world.settled();
    const { body } = await raw(world).get(`/v1/erasures/${eve.accountId}`).expect(200);
    expect(body.state).toBe('complete');
    expect(await open()).toEqual([]);
    expect(await rows('select from read.read_media_pipeline_open_tasks where account_id = $1', eve.accountId)).toEqual([]);
    await expect(cli(['erase', `--account=${randomUUID()}`], urls)).resolves.toMatchObject({ code: 1, complained: 'There is no such account.\n' });
    await expect(cli(['erase'], urls)).resolves.toMatchObject({ code: 1 });
  });

  it('says that data cannot be read, and not that something went wrong, when its key is not there', async () => {
    const carl = await world.signsUp();
    await asService('operator', () => world.service.platform.vault.dataKeys.destroy(carl.accountId));
    const { body } = await carl.get('/accounts/me').expect(503);
    expect(body).toMatchObject({ code: 'data_unreadable', remedies: ['contact_support'] });
  });

  it('gives no export of what lags behind', async () => {
    const fay = await world.signsUp();
    await world.service.app.get(ProjectionFleet, { strict: false }).close();
    await fay.put('/accounts/me/instructions', { text: 'Later.' }).set('If-Match', '*').expect(503);
    expect((await fay.get('/accounts/me/export').expect(503)).body).toMatchObject({ code: 'export_behind' });
  });
});

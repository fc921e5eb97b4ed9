import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { allParts } from '../../src/app.module.js';
import { asAccount } from '../../src/infrastructure/asking/testing/spec-asker.js';
import { Queries } from '../../src/shared-kernel/ports/messages.js';
import type { Actor } from '../support/actor.js';
import { operations, type Operation } from '../support/api-document.js';
import { film, openWorld, type World } from '../support/world.js';

type Things = Readonly<Record<string, unknown>>;

/** Questions about things that ada has, each answered to her: the rest would find nothing whoever asked. */
const ABOUT_HERS = [
  'accounts.account-by-id',
  'api-keys.key-history',
  'api-keys.key-status',
  'api-keys.masked-keys',
  'api-keys.own-spending',
  'api-keys.own-usage',
  'credits.balance',
  'credits.balance-at',
  'credits.hold-by-id',
  'credits.own-limits',
  'credits.statement',
  'credits.usage',
  'media-pipeline.receipt-of',
  'media-pipeline.task-by-id',
  'media-pipeline.tasks-by-ids',
  'media-pipeline.tasks-of-project',
  'projects.output-by-id',
  'projects.outputs-of-project',
  'projects.project-by-id',
  'projects.projects-bound-to',
  'projects.projects-of-account',
  'projects.standing',
  'projects.storage-of',
  'projects.upload-by-id',
];

const everyQuery = allParts.flatMap(({ answers }) => answers.map(({ query }) => query));
const masked = (answer: unknown): string => (JSON.stringify(answer) ?? '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');

/** Between accounts stand the application, which looks whose a thing is, and the database, which knows who asks. */
describe('each wall alone', () => {
  let world: World;
  let owner: pg.Client;
  let ada: Actor;
  let bob: Actor;
  let hers: Things;

  /** A thing of ada’s for everything that a question may name. */
  const furnish = async (who: Actor): Promise<Things> => {
    await who.addsKey();
    await who.put('/settings/api/limit', { limitMicroUsd: '1000000000' }).expect(200);
    await who.put('/credits/thresholds', { thresholds: [{ microCredits: '1' }] }).expect(200);
    const uploadId = await who.uploads(await film('keyreel-short'));
    const wanted = { name: 'A film', source: { kind: 'upload', uploadId }, transcribe: false, thumbnails: 1 };
    const { body: project } = await who.post('/projects', wanted).expect(201);
    const { projectId } = project as { projectId: string };
    await world.settled();
    await who.post(`/projects/${projectId}/images`, { prompt: 'A bridge.', size: '512x512', quality: 'low' }).expect(201);
    await world.settled();
    const { body: tasks } = await who.get(`/projects/${projectId}/tasks`).expect(200);
    const { body: outputs } = await who.get(`/projects/${projectId}/outputs`).expect(200);
    const taskId = String(tasks.items[0].taskId);
    const { rows } = await owner.query<{ fingerprint: string }>(
      `select "row"->>'fingerprint' as fingerprint from read.read_api_keys_key_status where account_id = $1`,
      [who.accountId],
    );
    return {
      accountId: who.accountId,
      fingerprint: rows[0]?.fingerprint,
      projectId,
      uploadId,
      taskId,
      taskIds: [taskId],
      holdId: taskId,
      outputId: String(outputs.items[0].outputId),
    };
  };
  const strangers = (): Things => {
    const taskId = randomUUID();
    return {
      ...hers,
      ...Object.fromEntries(['accountId', 'projectId', 'uploadId', 'outputId'].map(name => [name, randomUUID()])),
      taskId,
      taskIds: [taskId],
      holdId: taskId,
    };
  };
  const asked = async (who: Actor, query: (typeof everyQuery)[number], things: Things): Promise<string> => {
    const [year] = new Date().toISOString().split('-');
    const period = { from: null, to: null };
    const how = {
      after: null,
      limit: 50,
      all: true,
      from: `${year}-01-01`,
      to: `${year}-12-31`,
      period,
      by: 'day',
      at: new Date().toISOString(),
      before: '~',
    };
    const params = { ...how, operation: 'image', ...things };
    const queries = world.service.app.get(Queries, { strict: false });
    return asAccount(who.accountId, () => queries.ask(query, params)).then(masked, (error: Error) => `refused: ${error.message}`);
  };

  beforeAll(async () => {
    world = await openWorld();
    owner = new pg.Client({ connectionString: world.database.ownerUrl });
    await owner.connect();
    [ada, bob] = [await world.signsUp(), await world.signsUp()];
    hers = await furnish(ada);
    await bob.uploads(await film('keyreel-short'));
    await world.settled();
  }, 120_000);
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  describe('the database’s, when nobody looks whose the things in a question are', () => {
    it('answers every question of somebody else about ada’s things as about things that are not there', async () => {
      const seen: string[] = [];
      for (const query of everyQuery) if ((await asked(bob, query, hers)) !== (await asked(bob, query, strangers()))) seen.push(query.name);
      expect(seen).toEqual([]);
    });

    it('answers ada', async () => {
      const unseen: string[] = [];
      for (const query of everyQuery.filter(({ name }) => ABOUT_HERS.includes(name)))
        if ((await asked(ada, query, hers)) === (await asked(ada, query, strangers()))) unseen.push(query.name);
      expect(unseen).toEqual([]);
      expect(everyQuery.map(({ name }) => name)).toEqual(expect.arrayContaining(ABOUT_HERS));
    });
  });

  describe('the application’s, when the database shows everybody everything', () => {
    const forUsers = operations.filter(({ audience }) => audience.includes('user'));
    const withThings = forUsers.filter(({ places }) => places.length > 0);
    // a stream of events never ends; what it tells is asked of it in the journey of what is live
    const lists = forUsers.filter(({ method, path, places }) => method === 'get' && places.length === 0 && path !== '/v1/events');

    const request = async (who: Actor, { method, path, body, places }: Operation, things: Things): Promise<readonly [number, string]> => {
      const where = places.reduce((so, place) => so.replace(`{${place}}`, String(things[place] ?? randomUUID())), path);
      const streamed = method === 'patch' && body === null ? { 'content-type': 'application/offset+octet-stream' } : {};
      const answer = await fetch(`${world.url}${where}`, {
        method: method.toUpperCase(),
        headers: {
          authorization: `Bearer ${who.token}`,
          'idempotency-key': randomUUID(),
          'if-match': '*',
          'tus-resumable': '1.0.0',
          'upload-offset': '0',
          ...(body === null ? streamed : { 'content-type': 'application/json' }),
        },
        ...(body === null ? {} : { body: JSON.stringify(body) }),
      });
      return [answer.status, masked(await answer.text())];
    };

    beforeAll(async () => {
      await owner.query(`do $$ declare it regclass; begin
        for it in select c.oid from pg_class c where c.relrowsecurity loop execute format('alter table %s disable row level security', it); end loop;
      end $$`);
    });

    it('really stands alone: a question that names no account is answered', async () => {
      const [taskById] = everyQuery.filter(({ name }) => name === 'media-pipeline.task-by-id');
      if (!taskById) throw new Error('Another question names no account now: ask that one.');
      expect(await asked(bob, taskById, hers)).not.toBe('null');
    });

    it('answers every request of somebody else for ada’s things as for things that are not there', async () => {
      expect(withThings.length).toBeGreaterThan(20);
      const differing: unknown[] = [];
      for (const operation of withThings) {
        const [foreign, absent] = [await request(bob, operation, hers), await request(bob, operation, strangers())];
        if (String(foreign) !== String(absent) || foreign[0] < 400 || foreign[0] >= 500)
          differing.push([operation.method, operation.path, foreign, absent]);
      }
      expect(differing).toEqual([]);
    });

    it('lists nothing of hers to anybody else', async () => {
      expect(lists.length).toBeGreaterThan(15);
      const ids = [...new Set(Object.values(hers).flat().map(String))];
      for (const { path } of lists) {
        const answer = await fetch(`${world.url}${path}`, { headers: { authorization: `Bearer ${bob.token}` } });
        const said = await answer.text();
        expect([path, ids.filter(id => said.includes(id))]).toEqual([path, []]);
      }
    });
  });
});

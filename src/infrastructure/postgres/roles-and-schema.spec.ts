import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { freshDatabase, serverUrls, type FreshDatabase } from '../../../test/support/postgres.js';
import { specAsker } from '../asking/testing/spec-asker.js';
import { openDatabase } from './database.js';
import { assertDurable } from './durability.js';
import { assertMigrated, migrate } from './migrate.js';
import { openOrm } from './orm.js';
import { servingUrl } from './serving-role.js';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

async function ask<Row extends object>(url: string, ...statements: string[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) rows = (await client.query<Row>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

describe('the role that serves', () => {
  it.each([
    `update es.events set data = '{}'`,
    'delete from es.events',
    'truncate es.events',
    `insert into es.events values (1, 'a-1', 0, gen_random_uuid(), 'X', 1, '{}', '{}', now())`,
    'update es.log_identity set log_id = gen_random_uuid()',
    'drop table es.events',
    'alter table es.events disable trigger all',
    'create table es.mine ()',
    'create table public.mine ()',
    `create or replace function es.append_one(text, bigint, uuid[], text[], smallint[], json[], json[]) returns int language sql as 'select 1'`,
  ])('may not: %s', async statement => {
    await expect(ask(database.url, statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('reads events, and writes read models that the owner made', async () => {
    await ask(database.ownerUrl, 'create table read_model (id int primary key, note text)');
    await ask(database.url, `insert into read_model values (1, 'a')`, `update read_model set note = 'b'`, 'delete from read_model');
    expect(await ask(database.url, 'select count(*)::int as events from es.events')).toEqual([{ events: 0 }]);
  });

  it('has a schema of its own for the queue', async () => {
    await ask(database.url, 'create table bullmq.jobs ()', 'drop table bullmq.jobs');
  });

  it('is the only one with whom a database opens', async () => {
    await (await openDatabase({ url: database.url })).end();
    await expect(openDatabase({ url: database.ownerUrl })).rejects.toThrow(/may change events/);
  });
});

describe('durability', () => {
  it.each([`set synchronous_commit = off`, `set synchronous_commit = 'local'`])('is asked of every session: %s', async statement => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(statement);
    const refusal = assertDurable(client);
    await (statement.includes('off') ? expect(refusal).rejects.toThrow(/synchronous_commit switched off.*Switch it on/) : refusal);
    await client.end();
  });

  it('is a condition of opening a database', async () => {
    const careless = await freshDatabase();
    const name = new URL(careless.ownerUrl).pathname.slice(1);
    await ask(careless.ownerUrl, `alter database ${name} set synchronous_commit = off`);
    await expect(openDatabase({ url: careless.url })).rejects.toThrow(/synchronous_commit switched off/);
    await careless.drop();
  });
});

describe('an operator with a database of his own', () => {
  const admin = serverUrls().owner;
  const password = randomBytes(12).toString('hex');
  const made: { role: string; database: string }[] = [];

  afterAll(async () => {
    for (const { role, database: name } of made) {
      await ask(admin, `drop database if exists ${name} with (force)`, `drop owned by ${role}`, `drop role ${role}`);
    }
  });

  /** A login without rights of its own, and the empty database that it owns. */
  const operator = async (): Promise<{ url: string; role: string }> => {
    const role = `operator_${randomBytes(6).toString('hex')}`;
    made.push({ role, database: role });
    await ask(admin, `create role ${role} login password '${password}'`, `create database ${role} owner ${role}`);
    const url = new URL(admin);
    [url.username, url.password, url.pathname] = [role, password, `/${role}`];
    return { url: url.href, role };
  };

  it('serves as keyreel_app over his one login', async () => {
    const { url, role } = await operator();
    await ask(admin, `grant keyreel_app to ${role}`);
    await migrate(url);
    const pool = await openDatabase({ url: servingUrl(url), asker: specAsker });
    expect((await pool.query<{ who: string }>('select current_user as who')).rows).toEqual([{ who: 'keyreel_app' }]);
    await expect(pool.query('delete from es.events')).rejects.toThrow('permission denied');
    await pool.end();
    const orm = await openOrm(servingUrl(url), [], specAsker);
    expect(await orm.em.getConnection().execute('select current_user as who')).toEqual([{ who: 'keyreel_app' }]);
    await orm.close(true);
  });

  it('is told what to do when he may not use that role', async () => {
    const { url, role } = await operator();
    await expect(migrate(url)).rejects.toThrow(`create role keyreel_app; grant keyreel_app to ${role}`);
  });
});

describe('migrations', () => {
  it('may be started twice at once', async () => {
    const name = `twice_${randomBytes(6).toString('hex')}`;
    await ask(serverUrls().owner, `create database ${name}`);
    const url = new URL(serverUrls().owner);
    url.pathname = `/${name}`;
    await Promise.all([migrate(url.href), migrate(url.href), migrate(url.href)]);
    expect(await ask(url.href, 'select count(*)::int as logs from es.log_identity')).toEqual([{ logs: 1 }]);
    await ask(serverUrls().owner, `drop database ${name} with (force)`);
  });

  it('are left to an operator who wants that, and then refuse a database that is behind', async () => {
    const behind = await freshDatabase();
    await assertMigrated(behind.ownerUrl);
    await ask(behind.ownerUrl, `delete from keyreel_migrations where name in ('0032-own-streams', '0033-support-desk')`);
    await expect(assertMigrated(behind.ownerUrl)).rejects.toThrow(
      '2 steps behind (the first is 0032-own-streams), and KEYREEL_MIGRATE=off: run npm run migrate',
    );
    await behind.drop();
  });

  it('give up when somebody holds a table, change nothing, and go through afterwards', async () => {
    const held = await freshDatabase();
    await ask(held.ownerUrl, `delete from keyreel_migrations where name = '0032-own-streams'`, 'drop index es.events_by_account');
    const holder = new pg.Client({ connectionString: held.ownerUrl });
    await holder.connect();
    await holder.query('begin');
    await holder.query('lock table es.events in share update exclusive mode');
    await expect(migrate(held.ownerUrl)).rejects.toThrow('Somebody else holds a table');
    await holder.query('rollback');
    await holder.end();
    await expect(migrate(held.ownerUrl)).resolves.toEqual(['0032-own-streams']);
    await held.drop();
  });

  it('refuse a schema that they do not know', async () => {
    const newer = await freshDatabase();
    await ask(newer.ownerUrl, `insert into keyreel_migrations (name) values ('9999-from-the-future')`);
    await expect(migrate(newer.ownerUrl)).rejects.toThrow('migrated by a newer version of the service (9999-from-the-future)');
    await newer.drop();
  });
});

import pg from 'pg';
import { cuttableProxy } from '../../../../test/support/cuttable-proxy.js';
import { freshDatabase, serverUrls, type FreshDatabase } from '../../../../test/support/postgres.js';
import { START, type Appended, type Position } from '../../../shared-kernel/ports/event-log.js';
import { allOf, anEvent, LogWitness } from '../../../shared-kernel/testing/log-witness.js';
import { positionOf } from '../positions.js';
import { PostgresEventLog } from './postgres-event-log.js';

let database: FreshDatabase;
let owner: pg.Client;
let log: PostgresEventLog;
let witness: LogWitness;

beforeEach(async () => {
  database = await freshDatabase();
  owner = await connected(database.ownerUrl);
  log = new PostgresEventLog({ url: database.url });
  witness = new LogWitness();
});
afterEach(async () => {
  await log.close();
  await owner.end();
  await database.drop();
});

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
const appendOne = `select es.append_one($1, -1, array[gen_random_uuid()], '{X}', '{1}'::smallint[], array['{}'::json], array['{}'::json])`;
const streams = (): string[] => witness.events.map(({ stream }) => stream);

/** A subscriber that is caught up and waits for what comes. */
async function waiting(events = log, after: Position = START): Promise<{ close(): Promise<void> }> {
  const subscription = events.subscribe({ after }, witness.handle);
  await witness.caughtUp();
  return subscription;
}

it('does not skip an event that is committed late', async () => {
  const subscription = await waiting();
  await owner.query('begin');
  await owner.query(appendOne, ['slow-1']);
  const second = log.append('quick-1', 'none', [anEvent()]);
  await owner.query('commit');
  await second;
  await witness.saw(2);
  expect(streams()).toEqual(['slow-1', 'quick-1']);
  await subscription.close();
});

it('leaves no hole for an append that was rolled back', async () => {
  const subscription = await waiting();
  await owner.query('begin');
  await owner.query(appendOne, ['never-1']);
  const second = log.append('quick-1', 'none', [anEvent()]);
  await owner.query('rollback');
  expect(await second).toMatchObject({ position: positionOf(1) });
  await witness.saw(1);
  expect(streams()).toEqual(['quick-1']);
  await subscription.close();
});

it('does not wait behind a transaction that stays open, here or in another database', async () => {
  const elsewhere = await connected(serverUrls().owner);
  for (const client of [elsewhere, owner]) {
    await client.query('begin');
    await client.query('create temporary table held (id int)');
    await client.query('select pg_current_xact_id()');
  }
  const subscription = await waiting();
  await log.append('a-1', 'none', [anEvent()]);
  await witness.saw(1);
  for (const client of [elsewhere, owner]) await client.query('rollback');
  await elsewhere.end();
  await subscription.close();
});

it('hears what another process appends, alone or in company', async () => {
  const patient = new PostgresEventLog({ url: database.url, poll: 3_600_000 });
  const subscription = await waiting(patient);
  await log.append('a-1', 'none', [anEvent()]);
  await witness.saw(1);
  await Promise.all(['b-1', 'c-1'].map(stream => log.append(stream, 'none', [anEvent()])));
  await witness.saw(3);
  await subscription.close();
  await patient.close();
});

it('finds what nobody announced', async () => {
  const subscription = await waiting();
  await owner.query(`insert into es.events values (1, 'silent-1', 0, gen_random_uuid(), 'X', 1, '{}', '{}', now())`);
  await witness.saw(1);
  expect(streams()).toEqual(['silent-1']);
  await subscription.close();
});

it('finds its way back after its connections were cut', async () => {
  const proxy = await cuttableProxy(database.url);
  const remote = new PostgresEventLog({ url: proxy.url });
  const subscription = await waiting(remote);
  await log.append('a-1', 'none', [anEvent()]);
  await witness.saw(1);
  proxy.cut();
  await log.append('a-1', 0, [anEvent(), anEvent()]);
  await witness.saw(3);
  expect(witness.events.map(({ revision }) => revision)).toEqual([0, 1, 2]);
  await subscription.close();
  await remote.close();
  await proxy.close();
});

it('waits for a server that is not there when the subscription begins', async () => {
  await log.append('a-1', 'none', [anEvent()]);
  const proxy = await cuttableProxy(database.url);
  const remote = new PostgresEventLog({ url: proxy.url });
  const refused = proxy.turnAway();
  const subscription = remote.subscribe({ after: START }, witness.handle);
  await refused;
  proxy.letIn();
  await witness.saw(1);
  await subscription.close();
  await remote.close();
  await proxy.close();
});

it('serves a subscriber who has fallen further behind than anybody remembers', async () => {
  let release = (): void => undefined;
  const released = new Promise<void>(resolve => (release = resolve));
  const subscription = log.subscribe({ after: START }, async batch => {
    await witness.handle(batch);
    if (batch.events.length > 0) await released;
  });
  await witness.caughtUp();
  await log.append('a-1', 'none', [anEvent()]);
  await witness.saw(1);
  const quick = new LogWitness();
  const neighbour = log.subscribe({ after: START }, quick.handle);
  const large = 'x'.repeat(900_000);
  for (let n = 0; n < 10; n += 1) {
    await log.append(
      'a-1',
      'any',
      Array.from({ length: 600 }, () => anEvent()),
    );
    await log.append('a-1', 'any', [anEvent({ large })]);
  }
  await quick.saw(6011);
  release();
  await witness.saw(6011);
  expect(witness.events.map(({ revision }) => revision)).toEqual(Array.from({ length: 6011 }, (_, n) => n));
  expect(quick.events.map(({ revision }) => revision)).toEqual(Array.from({ length: 6011 }, (_, n) => n));
  await Promise.all([subscription.close(), neighbour.close()]);
});

it('holds no transaction open while a handler works', async () => {
  for (let n = 0; n < 4; n += 1) {
    await log.append(
      'a-1',
      'any',
      Array.from({ length: 500 }, () => anEvent()),
    );
  }
  let release = (): void => undefined;
  const released = new Promise<void>(resolve => (release = resolve));
  const subscription = log.subscribe({ after: START }, async batch => {
    await witness.handle(batch);
    await released;
  });
  await witness.saw(1);
  const openTransactions = async (): Promise<number> => {
    const { rows } = await owner.query<{ open: number }>(
      `select count(*)::int as open from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and application_name like 'keyreel log%'`,
    );
    return rows[0]?.open ?? 0;
  };
  // the next stretch may be under way, but it ends by itself
  while ((await openTransactions()) > 0);
  release();
  await witness.saw(2000);
  await subscription.close();
});

it('refuses a reader who knows more than the log does, or another log', async () => {
  const { position } = (await log.append('a-1', 'none', [anEvent()])) as Appended;
  expect(position).toBe(positionOf(1));
  const ahead = positionOf(2);
  await expect(allOf(log.readAll({ after: ahead }))).rejects.toThrow('restored from an older copy');
  await expect(log.subscribe({ after: ahead }, witness.handle).closed).rejects.toThrow('restored from an older copy');
  await expect(allOf(log.readAll({ after: 'C:10/P:10' as Position }))).rejects.toThrow('not a position of this log');
});

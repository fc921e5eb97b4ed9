import pg from 'pg';
import { cuttableProxy, type CuttableProxy } from '../../../../test/support/cuttable-proxy.js';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/postgres.js';
import { LogUnavailable, type Appended, type EventLog } from '../../../shared-kernel/ports/event-log.js';
import { allOf, anEvent } from '../../../shared-kernel/testing/log-witness.js';
import { positionOf } from '../positions.js';
import { PostgresEventLog } from './postgres-event-log.js';

let database: FreshDatabase;
let proxy: CuttableProxy;
let owner: pg.Client;
let log: PostgresEventLog;

beforeEach(async () => {
  database = await freshDatabase();
  proxy = await cuttableProxy(database.url);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  log = new PostgresEventLog({ url: proxy.url });
});
afterEach(async () => {
  await log.close();
  await owner.end();
  await proxy.close();
  await database.drop();
});

const idsOf = async (events: EventLog, stream: string): Promise<string[]> => (await allOf(events.readStream(stream))).map(({ id }) => id);
const stored = async (): Promise<{ events: number; last: number; ids: number }> => {
  const { rows } = await owner.query<{ events: number; last: number; ids: number }>(
    'select count(*)::int as events, coalesce(max(position), 0)::int as last, count(distinct event_id)::int as ids from es.events',
  );
  return rows[0]!;
};

it.each([
  { expected: 'none' as const, before: 0 },
  { expected: 0, before: 1 },
  { expected: 'any' as const, before: 1 },
  { expected: 'exists' as const, before: 1 },
])('writes once what it had to send twice, expecting $expected', async ({ expected, before }) => {
  await log.append('other-1', 'none', [anEvent()]);
  if (before) await log.append('a-1', 'none', [anEvent()]);
  const events = [anEvent(), anEvent()];

  const swallowed = proxy.swallowNextAnswer();
  const outcome = await log.append('a-1', expected, events);
  await swallowed;

  expect(outcome).toMatchObject({ outcome: 'appended', revision: before + 1 });
  expect((await idsOf(log, 'a-1')).slice(before)).toEqual(events.map(({ id }) => id));
});

it('gives every append of a lost batch its own outcome', async () => {
  await log.append('taken-1', 'none', [anEvent()]);
  const swallowed = proxy.swallowNextAnswer();
  const outcomes = await Promise.all([
    log.append('a-1', 'none', [anEvent()]),
    log.append('b-1', 'any', [anEvent(), anEvent()]),
    log.append('taken-1', 'none', [anEvent()]),
    log.append('c-1', 'exists', [anEvent()]),
  ]);
  await swallowed;
  expect(outcomes).toMatchObject([
    { outcome: 'appended', revision: 0 },
    { outcome: 'appended', revision: 1 },
    { outcome: 'wrong-expected-revision', actual: 0 },
    { outcome: 'wrong-expected-revision', actual: 'none' },
  ]);
  expect(await stored()).toEqual({ events: 4, last: 4, ids: 4 });
});

it('knows a repeat from what looks like one in company too', async () => {
  const events = [anEvent(), anEvent(), anEvent()] as const;
  const [one, two, three] = events;
  const streams = ['same-1', 'swapped-1', 'longer-1', 'other-1'];
  for (const stream of streams) await log.append(stream, 'none', [...events]);
  const outcomes = await Promise.all([
    log.append('same-1', 'none', [...events]),
    log.append('swapped-1', 'none', [two, one, three]),
    log.append('longer-1', 'none', [...events, anEvent()]),
    log.append('other-1', 'none', [one, anEvent(), three]),
    log.append('new-1', 'none', [...events]),
  ]);
  const conflict = { outcome: 'wrong-expected-revision', actual: 2 };
  expect(outcomes).toEqual([
    { outcome: 'appended', revision: 2, position: positionOf(3), repeated: true },
    conflict,
    conflict,
    conflict,
    { outcome: 'appended', revision: 2, position: positionOf(15), repeated: false },
  ]);
});

it('loses and doubles nothing while its connection is cut again and again', async () => {
  let acknowledged = 0;
  const write = async (_: unknown, writer: number): Promise<void> => {
    for (let n = 0; n < 40; n += 1) {
      const { outcome, revision } = (await log.append(`a-${writer}`, n === 0 ? 'none' : n - 1, [anEvent()])) as Appended;
      expect([outcome, revision]).toEqual(['appended', n]);
      acknowledged += 1;
      if (acknowledged % 50 === 0) proxy.cut();
    }
  };
  await Promise.all(Array.from({ length: 10 }, write));
  expect(await stored()).toEqual({ events: 400, last: 400, ids: 400 });
});

it('says that the outcome is unknown when the database stays away, and takes the repeat when it is back', async () => {
  const hasty = new PostgresEventLog({ url: proxy.url, patience: 0 });
  await hasty.append('other-1', 'none', [anEvent()]);
  const event = anEvent();
  const swallowed = proxy.swallowNextAnswer();
  await expect(hasty.append('a-1', 'none', [event])).rejects.toThrow(LogUnavailable);
  await swallowed;
  expect(await hasty.append('a-1', 'none', [event])).toMatchObject({ outcome: 'appended', revision: 0, repeated: true });
  await hasty.close();
});

it('finds the append that the database refuses, and spares its company', async () => {
  await owner.query(`alter table es.events add constraint wholesome check (type <> 'Poison')`);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, (_, n) => log.append(`a-${n}`, 'none', [anEvent(), anEvent({}, n === 7 || n === 30 ? 'Poison' : 'Food')])),
  );
  const refused = outcomes.flatMap((outcome, n) => (outcome.status === 'rejected' ? [[n, String(outcome.reason)]] : []));
  expect(refused).toEqual([
    [7, expect.stringContaining('wholesome')],
    [30, expect.stringContaining('wholesome')],
  ]);
  expect(await stored()).toEqual({ events: 76, last: 76, ids: 76 });
});

it('judges a second append to a stream by what the first has made of it', async () => {
  const appends = [0, 1, 2, 3].map(n => log.append('a-1', n === 0 ? 'none' : n - 1, [anEvent()]));
  expect((await Promise.all(appends)).map(({ outcome }) => outcome)).toEqual(['appended', 'appended', 'appended', 'appended']);
});

it('gives out positions without gaps, whatever is refused', async () => {
  const write = async (_: unknown, n: number): Promise<unknown> => log.append(`a-${n % 7}`, n % 3 === 0 ? 'none' : 'any', [anEvent(), anEvent()]);
  await Promise.all(Array.from({ length: 300 }, write));
  const { events, last } = await stored();
  expect(last).toBe(events);
  const { rows } = await owner.query(
    `select stream_id from es.events group by 1 having count(*) <> max(revision) + 1
     union all select 'time' from (select recorded_at < lag(recorded_at) over (order by position) as back from es.events) t where back`,
  );
  expect(rows).toEqual([]);
});

it('appends under read committed only', async () => {
  await owner.query('begin isolation level repeatable read');
  const append = owner.query(
    `select es.append_one('a-1', -1, array[gen_random_uuid()], '{X}', '{1}'::smallint[], array['{}'::json], array['{}'::json])`,
  );
  await expect(append).rejects.toThrow('read committed');
  await owner.query('rollback');
});

it('writes what waits before it closes, and nothing after', async () => {
  const writing = Promise.all(Array.from({ length: 20 }, (_, n) => log.append(`a-${n}`, 'none', [anEvent()])));
  await log.close();
  expect((await writing).every(({ outcome }) => outcome === 'appended')).toBe(true);
  await expect(log.append('b-1', 'none', [anEvent()])).rejects.toThrow(LogUnavailable);
  log = new PostgresEventLog({ url: proxy.url });
  expect(await stored()).toMatchObject({ events: 20 });
});

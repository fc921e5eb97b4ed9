import type pg from 'pg';
import { freshDatabase, ownersPool, type FreshDatabase } from '../../../../test/support/postgres.js';
import { LogUnavailable, START, type EventLog, type Position } from '../../../shared-kernel/ports/event-log.js';
import { allOf, anEvent, LogWitness } from '../../../shared-kernel/testing/log-witness.js';
import { openDatabase } from '../../postgres/database.js';
import { positionOf } from '../positions.js';
import { openIndexed } from './testing/open-indexed.js';
import { SharedMemoryLog } from './testing/shared-memory-log.js';

let database: FreshDatabase;
let owner: pg.Pool;
beforeEach(async () => {
  database = await freshDatabase();
  owner = ownersPool(database);
});
afterEach(async () => {
  await owner.end();
  await database.drop();
});

const placesOf = async (log: EventLog) =>
  (await allOf(log.readAll({ after: START }))).flatMap(({ events }) => events).map(({ id, position }) => [id, position]);
const indexed = async () =>
  (await owner.query<{ ordinal: string }>('select ordinal from log_index.places order by ordinal')).rows.map(({ ordinal }) => Number(ordinal));

it('[A-2] gives each event one ordinal, however many processes follow the log', async () => {
  const store = new SharedMemoryLog();
  const processes = await Promise.all([1, 2, 3].map(() => openIndexed(database.url, store)));
  const witnesses = processes.map(({ log }) => {
    const witness = new LogWitness();
    return { witness, subscription: log.subscribe({ after: START }, witness.handle) };
  });
  const write = async ({ log }: { log: EventLog }, process: number): Promise<void> => {
    for (let n = 0; n < 40; n += 1) await log.append(`kind-${process}`, 'any', [anEvent({ n })]);
  };
  await Promise.all(processes.map(write));
  await Promise.all(witnesses.map(({ witness }) => witness.saw(120)));
  expect(await indexed()).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
  const [one, ...others] = await Promise.all(processes.map(({ log }) => placesOf(log)));
  expect(one?.map(([, position]) => position)).toEqual(Array.from({ length: 120 }, (_, n) => positionOf(n + 1)));
  for (const other of others) expect(other).toEqual(one);
  for (const { witness } of witnesses) expect(witness.events.map(({ id, position }) => [id, position])).toEqual(one);
  await Promise.all(witnesses.map(({ subscription }) => subscription.close()));
  await Promise.all(processes.map(one => one.close()));
});

it('makes the index anew for another copy of the same log, where the events lie elsewhere', async () => {
  const [store, copy] = [new SharedMemoryLog(), new SharedMemoryLog()];
  const before = await openIndexed(database.url, store);
  const events = [anEvent(), anEvent(), anEvent()];
  for (const [n, event] of events.entries()) await before.log.append('kind-1', n === 0 ? 'none' : n - 1, [event]);
  const places = await placesOf(before.log);
  await before.close();

  await copy.adoptIdentity(await store.identity());
  await copy.append('kind-1', 'none', events);
  const after = await openIndexed(database.url, copy);
  expect(await placesOf(after.log)).toEqual(places);
  expect((await allOf(after.log.readStream('kind-1'))).map(({ id, position }) => [id, position])).toEqual(places);
  await after.close();
});

it('ends where a log ends that was put back, so that readers who stood further hear of it', async () => {
  const [store, restored] = [new SharedMemoryLog(), new SharedMemoryLog()];
  const events = [anEvent(), anEvent()];
  const before = await openIndexed(database.url, store);
  for (const event of events) await before.log.append('kind-1', 'any', [event]);
  await before.close();

  await restored.adoptIdentity(await store.identity());
  await restored.append('kind-1', 'none', events.slice(0, 1));
  const after = await openIndexed(database.url, restored);
  expect(await after.log.head()).toBe(positionOf(1));
  await expect(after.log.subscribe({ after: positionOf(2) }, async () => undefined).closed).rejects.toThrow(/restored from an older copy/);
  await after.close();
});

it('answers that the outcome is unknown while the index cannot be kept, and has the events once it can', async () => {
  const { log, close } = await impatient();
  await log.append('kind-1', 'none', [anEvent()]);
  const blocker = await owner.connect();
  await blocker.query('begin');
  await blocker.query('lock table log_index.logs in exclusive mode');
  const event = anEvent();
  await expect(log.append('kind-1', 0, [event])).rejects.toThrow(LogUnavailable);
  await blocker.query('commit');
  blocker.release();
  expect(await appended(log, [event])).toBe(positionOf(2));
  await close();
});

const impatient = async () => {
  const one = await openIndexed(database.url, new SharedMemoryLog(), 400);
  return { log: one.log, close: () => one.close() };
};

/** A repeat, until it is known what became of it. */
const appended = async (log: EventLog, events: ReturnType<typeof anEvent>[]): Promise<Position> => {
  for (;;) {
    const answer = await log.append('kind-1', 0, events).catch((error: unknown) => error as LogUnavailable);
    if (!(answer instanceof LogUnavailable)) return answer.outcome === 'appended' && answer.repeated ? answer.position : START;
  }
};

it('shows the index to the service alone, and holds nothing of what events say', async () => {
  const { log, close } = await impatient();
  const account = '0a0a0a0a-0000-4000-8000-000000000001';
  await log.append(`account-${account}`, 'none', [anEvent({ accountId: account, text: 'a confidence' })]);
  await log.head();
  for (const asker of ['nobody', `account:${account}`] as const) {
    const pool = await openDatabase({ url: database.url, connections: 1, asker: () => asker });
    for (const table of ['places', 'logs']) expect((await pool.query(`select * from log_index.${table}`)).rows).toEqual([]);
    await pool.end();
  }
  const { rows } = await owner.query('select * from log_index.places');
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('confidence');
  await close();
});

import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres.js';
import { idFrom } from '../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../shared-kernel/message.js';
import type { NewEvent } from '../../shared-kernel/ports/event-log.js';
import { projection } from '../../shared-kernel/projection.js';
import { PostgresEventLog } from '../event-log/postgres/postgres-event-log.js';
import { specAsker } from '../asking/testing/spec-asker.js';
import { openOrm } from '../postgres/orm.js';
import { PostgresProjectionStore } from '../postgres/postgres-projection-store.js';
import { LineJournal } from './journal.js';
import { ProjectionRunner } from './projection-runner.js';
import type { RowChange, Step } from './projection-store.js';

const accountFacts = facts('account', { AccountMoved: fact<{ account: string; amount: number }>('An account moved.') });

/** Lies in a table that every database has. */
const balances = projection<{ balance: number }, EventsOf<typeof accountFacts>>({
  name: 'credits.balance',
  version: 999,
  rowsOf: ({ data }) => data.account,
  ownerOf: ({ data }) => data.account,
  on: {
    AccountMoved: (row, { data }) => {
      if (data.amount === 0) throw new Error('nothing moved');
      return { balance: (row?.balance ?? 0) + data.amount };
    },
  },
});

/** The real store, which remembers the steps that were taken. */
class CountedStore extends PostgresProjectionStore {
  readonly steps: { readonly step: Step; readonly rows: number }[] = [];

  override async save(of: typeof balances, changes: readonly RowChange[], step: Step): Promise<void> {
    await super.save(of, changes, step);
    this.steps.push({ step, rows: changes.length });
  }
}

const moved = (account: string, amount: number, nth: number): NewEvent => ({
  id: idFrom(account, nth),
  type: 'AccountMoved',
  schemaVersion: 1,
  data: { account, amount },
  metadata: {
    actor: 'system',
    commandId: 'c',
    causationId: 'c',
    correlationId: 'c',
    at: `2026-11-01T12:00:${String(nth % 60).padStart(2, '0')}.000Z`,
  },
});

const movements = (account: string, count: number, from = 0): NewEvent[] => Array.from({ length: count }, (_, nth) => moved(account, 1, from + nth));

describe('a projection that catches up', () => {
  let database: FreshDatabase;
  let log: PostgresEventLog;
  let orm: Awaited<ReturnType<typeof openOrm>>;
  let store: CountedStore;
  let runner: ProjectionRunner;

  beforeEach(async () => {
    database = await freshDatabase();
    log = new PostgresEventLog({ url: database.url });
    orm = await openOrm(database.url, [balances], specAsker);
    store = new CountedStore(orm.em);
    runner = newRunner();
  });

  afterEach(async () => {
    await runner.close();
    await log.close();
    await orm.close(true);
    await database.drop();
  });

  const newRunner = (): ProjectionRunner => new ProjectionRunner(balances, log, store, new LineJournal(() => undefined));
  const balance = async (account: string): Promise<unknown> => (await store.load(balances, [account]))[0]?.row;
  const catchUp = async (): Promise<boolean> => {
    await runner.start();
    return runner.reached(await log.head(), 20_000);
  };

  it('folds several batches in memory and saves each row once, at the end', async () => {
    await log.append('account-a', 'none', movements('a', 1_200));
    await log.append('account-b', 'none', movements('b', 300));
    await expect(catchUp()).resolves.toBe(true);
    expect(store.steps).toEqual([{ rows: 2, step: expect.objectContaining({ to: await log.head() }) }]);
    await expect(balance('a')).resolves.toEqual({ balance: 1_200 });
    await expect(balance('b')).resolves.toEqual({ balance: 300 });
  });

  it('goes on from the rows that it saved before', async () => {
    await log.append('account-a', 'none', movements('a', 3));
    await catchUp();
    await runner.close();
    await log.append('account-a', 2, movements('a', 700, 3));
    runner = newRunner();
    await expect(catchUp()).resolves.toBe(true);
    await expect(balance('a')).resolves.toEqual({ balance: 703 });
  });

  it('says the time of the last event that it has folded, also when the last batch held none of its own', async () => {
    await log.append('account-a', 'none', movements('a', 30));
    await log.append(
      'other-a',
      'none',
      movements('a', 1_000).map(event => ({ ...event, id: idFrom(event.id, 'other'), type: 'SomethingElse' })),
    );
    await catchUp();
    expect(runner.state).toMatchObject({ position: await log.head(), asOf: '2026-11-01T12:00:29.000Z' });
  });

  it('stops at an event that it cannot take and saves nothing of what was in memory, however often it is tried', async () => {
    await log.append('account-a', 'none', movements('a', 900));
    await log.append('account-b', 'none', [moved('b', 0, 0)]);
    await runner.start();
    await expect(runner.reached(await log.head(), 20_000)).resolves.toBe(false);
    expect(runner.state).toMatchObject({ health: 'stopped', trouble: expect.stringContaining('AccountMoved at ') });
    expect(store.steps).toEqual([]);
    await runner.start();
    await expect(runner.reached(await log.head(), 20_000)).resolves.toBe(false);
    await expect(balance('a')).resolves.toBeUndefined();
  });
});

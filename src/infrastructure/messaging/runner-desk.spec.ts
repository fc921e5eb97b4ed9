import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres.js';
import { fact, facts, type EventsOf } from '../../shared-kernel/message.js';
import { policy, type Job } from '../../shared-kernel/policy.js';
import { START, type Position } from '../../shared-kernel/ports/event-log.js';
import { Jobs, type Commands } from '../../shared-kernel/ports/messages.js';
import { projection } from '../../shared-kernel/projection.js';
import { anEvent } from '../../shared-kernel/testing/log-witness.js';
import { specAsker } from '../asking/testing/spec-asker.js';
import { PostgresEventLog } from '../event-log/postgres/postgres-event-log.js';
import { RebuildStore } from '../postgres/rebuild-store.js';
import { BuiltBeside } from '../rebuilding/built-beside.js';
import { unfenced } from './fence.js';
import { openOrm } from '../postgres/orm.js';
import { PostgresProjectionStore } from '../postgres/postgres-projection-store.js';
import { PostgresSkippedEvents } from '../postgres/skipped-event-store.js';
import { LineJournal } from './journal.js';
import { PolicyFleet } from './policy-fleet.js';
import { PolicyRunner } from './policy-runner.js';
import { ProjectionFleet } from './projection-fleet.js';
import { ProjectionRunner } from './projection-runner.js';
import { RunnerDesk } from './runner-desk.js';

const streetFacts = facts('street', { CoinFound: fact<{ coin: string }>('A coin was found.') });

let isMended = false;
const broken = (coin: string): boolean => coin === 'bent' && !isMended;

/** Lies in a table that every database has. */
const found = (version: number) =>
  projection<{ coins: string }, EventsOf<typeof streetFacts>>({
    name: 'credits.balance',
    version,
    rowsOf: () => 'all',
    ownerOf: () => 'ada',
    on: {
      CoinFound: (row, { data: { coin } }) => {
        if (broken(coin)) throw new RangeError(`secret ${coin}`);
        return { coins: `${row?.coins ?? ''} ${coin}`.trim() };
      },
    },
  });
const polish = policy<EventsOf<typeof streetFacts>>('spec.polish-coin-when-found', {
  CoinFound: ({ data: { coin } }) => [{ job: 'spec.polish', data: { coin } }],
});

class Queue extends Jobs {
  readonly added: string[] = [];

  override add({ data: { coin = '' } }: Job): Promise<void> {
    if (broken(coin)) return Promise.reject(new RangeError('secret'));
    this.added.push(coin);
    return Promise.resolve();
  }
}

describe('a projection and a policy that stand before an event that they cannot take', () => {
  let database: FreshDatabase;
  let pool: pg.Pool;
  let log: PostgresEventLog;
  let orm: Awaited<ReturnType<typeof openOrm>>;
  let store: PostgresProjectionStore;
  let skips: PostgresSkippedEvents;
  let queue: Queue;
  let desk: RunnerDesk;
  let head: Position;
  let stop: () => Promise<void>;
  const { name } = found(1);

  const start = async (version = 1): Promise<void> => {
    const journal = new LineJournal(() => undefined);
    const projections = new ProjectionFleet([new ProjectionRunner(found(version), log, store, journal, skips)]);
    const policies = new PolicyFleet();
    policies.know([new PolicyRunner(polish, log, store, {} as Commands, queue, journal, skips)]);
    desk = new RunnerDesk(log, projections, policies, skips);
    await projections.start();
    await Promise.all(policies.all.map(runner => runner.start()));
    stop = async () => {
      await projections.close();
      await Promise.all(policies.all.map(runner => runner.close()));
    };
  };
  const comeTo = async (state: 'parked' | 'done') => {
    for (;;) {
      const states = await desk.states();
      if (states.every(one => (state === 'parked' ? one.state === 'parked' : one.position === head))) return states;
      await new Promise(resolve => setImmediate(resolve));
    }
  };
  const coins = async () => (await store.load(found(1), ['all']))[0]?.row;

  beforeEach(async () => {
    isMended = false;
    database = await freshDatabase();
    pool = new pg.Pool({ connectionString: database.url });
    log = new PostgresEventLog({ url: database.url });
    orm = await openOrm(database.url, [found(1)], specAsker);
    store = new PostgresProjectionStore(orm.em);
    skips = new PostgresSkippedEvents(pool);
    queue = new Queue();
    const events = ['gold', 'bent', 'silver'].map(coin => anEvent({ coin }, 'CoinFound'));
    await log.append('street-1', 'none', events);
    head = await log.head();
    await start();
  });
  afterEach(async () => {
    await stop();
    await log.close();
    await orm.close(true);
    await pool.end();
    await database.drop();
  });

  it('are shown with the event, how often it was tried, and how far behind they are; never with words', async () => {
    const states = await comeTo('parked');
    for (const { parkedAt, behindBy } of states) {
      expect(parkedAt).toMatchObject({ type: 'CoinFound', trouble: 'RangeError' });
      expect(behindBy).toBeGreaterThanOrEqual(2);
    }
    expect(JSON.stringify(states)).not.toContain('secret');
  });

  // a policy may order twice, under the same ids
  it('go on when they are told to try again after the cause was mended', async () => {
    await comeTo('parked');
    isMended = true;
    for (const subscriber of [name, polish.name]) expect(await desk.retry(subscriber)).toBe('done');
    await comeTo('done');
    expect([await coins(), [...new Set(queue.added)]]).toEqual([{ coins: 'gold bent silver' }, ['gold', 'bent', 'silver']]);
    expect([await desk.retry(name), await desk.retry('nobody')]).toEqual(['not-parked', 'unknown']);
  });

  it('pass over that event and no other when told so, also after a restart; and twice is as once', async () => {
    const states = await comeTo('parked');
    const position = states[0]?.parkedAt?.position ?? START;
    expect(await desk.skip(name, head)).toBe('not-parked');
    for (const subscriber of [name, polish.name]) expect(await desk.skip(subscriber, position)).toBe('done');
    await comeTo('done');
    await stop();
    await start();
    await comeTo('done');
    expect([await coins(), [...new Set(queue.added)]]).toEqual([{ coins: 'gold silver' }, ['gold', 'silver']]);
    expect(await desk.skip(name, position)).toBe('done');
  });

  it('know the event again once they are built anew', async () => {
    const states = await comeTo('parked');
    for (const { name: subscriber, parkedAt } of states) await desk.skip(subscriber, parkedAt?.position ?? START);
    await comeTo('done');
    await stop();
    isMended = true;
    await start(2);
    const rebuilds = new RebuildStore(database.url);
    const parts = { store: rebuilds, log, journal: new LineJournal(() => undefined), skips };
    expect(await BuiltBeside.make(found(2), parts, unfenced, new AbortController().signal)).toBe(true);
    await rebuilds.close();
    await comeTo('done');
    expect(await coins()).toEqual({ coins: 'gold bent silver' });
  });
});

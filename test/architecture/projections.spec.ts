import fc from 'fast-check';
import type { MikroORM } from '@mikro-orm/postgresql';
import { allParts } from '../../src/app.module.js';
import { specAsker } from '../../src/infrastructure/asking/testing/spec-asker.js';
import { PostgresEventLog } from '../../src/infrastructure/event-log/postgres/postgres-event-log.js';
import { LineJournal } from '../../src/infrastructure/messaging/journal.js';
import { ProjectionRunner } from '../../src/infrastructure/messaging/projection-runner.js';
import { openOrm } from '../../src/infrastructure/postgres/orm.js';
import { PostgresProjectionStore } from '../../src/infrastructure/postgres/postgres-projection-store.js';
import { newId } from '../../src/shared-kernel/ids.js';
import type { AnyEvent } from '../../src/shared-kernel/message.js';
import type { EventLog, NewEvent } from '../../src/shared-kernel/ports/event-log.js';
import { histories } from '../support/histories.js';
import { freshDatabase, type FreshDatabase } from '../support/postgres.js';

const projections = allParts.flatMap(parts => parts.projections);
const WITHIN_MS = 30_000;

const recordable = (event: AnyEvent, second: number): NewEvent => ({
  id: newId(),
  type: event.type,
  schemaVersion: 1,
  data: event.data as Readonly<Record<string, unknown>>,
  metadata: {
    actor: 'system',
    commandId: newId(),
    causationId: 'c',
    correlationId: 'c',
    at: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString(),
  },
});

describe('every projection', () => {
  let database: FreshDatabase;
  let orm: MikroORM;
  let log: PostgresEventLog;
  let store: PostgresProjectionStore;
  const trouble: string[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    orm = await openOrm(database.url, projections, specAsker);
    log = new PostgresEventLog({ url: database.url });
    store = new PostgresProjectionStore(orm.em);
  });

  afterAll(async () => {
    await log.close();
    await orm.close(true);
    await database.drop();
  });

  /** The log for a process that hears each event only after the others are done with it. */
  const late = (others: Promise<unknown>): EventLog => ({
    append: (...order) => log.append(...order),
    readStream: (...where) => log.readStream(...where),
    readAll: where => log.readAll(where),
    readOf: (...where) => log.readOf(...where),
    lastOf: (...where) => log.lastOf(...where),
    subscribe: (where, handle) => log.subscribe(where, batch => others.then(() => handle(batch))),
    head: () => log.head(),
    identity: () => log.identity(),
  });
  const runners = (from: EventLog = log) =>
    projections.map(
      projection => new ProjectionRunner(projection, from, store, new LineJournal(line => void (line.includes('"alarm"') && trouble.push(line)))),
    );
  const caughtUp = async (fleet: readonly ProjectionRunner[]): Promise<void> => {
    const head = await log.head();
    for (const runner of fleet) {
      if (!(await runner.reached(head, WITHIN_MS))) throw new Error(`${runner.projection.name} did not get to the end: ${trouble.join('')}`);
    }
  };
  const digests = async (): Promise<Record<string, string>> =>
    Object.fromEntries(await Promise.all(projections.map(async of => [of.name, await store.digest(of)] as const)));
  /** The same projections, as over another log: their rows are worth nothing, and are made anew. */
  const forgetAll = async (): Promise<void> => {
    await orm.em.fork().execute(`update read.checkpoints set log_id = 'another log'`);
  };

  it('comes to the same rows bit by bit, with restarts and with every event delivered twice, as at once from nothing', async () => {
    let empty: Record<string, string> = {};
    const stories = fc.sample(histories, { seed: 20261123, numRuns: 14 });
    /** Projections that had rows after some story: a row may be gone again by the end of the last one. */
    const hadRows = new Set<string>();
    let second = 0;
    for (const [number, story] of stories.entries()) {
      // two processes that keep the same rows: each event comes to both, to one of them when the other has counted it
      const first = Promise.withResolvers<void>();
      const [fleet, behind] = [runners(), runners(late(first.promise))];
      await Promise.all([...fleet, ...behind].map(runner => runner.start()));
      if (number === 0) empty = await digests();
      for (const { stream, events } of story) {
        await log.append(
          stream,
          'any',
          events.map(event => recordable(event, (second += 1))),
        );
      }
      await caughtUp(fleet);
      first.resolve();
      await caughtUp(behind);
      await Promise.all([...fleet, ...behind].map(runner => runner.close()));
      for (const [name, digest] of Object.entries(await digests())) if (digest !== empty[name]) hadRows.add(name);
    }
    const bitByBit = await digests();
    expect(projections.filter(({ name }) => !hadRows.has(name)).map(({ name }) => name)).toEqual([]);

    await forgetAll();
    const fromNothing = runners();
    await Promise.all(fromNothing.map(runner => runner.start()));
    await caughtUp(fromNothing);
    await Promise.all(fromNothing.map(runner => runner.close()));
    expect(await digests()).toEqual(bitByBit);
    expect(trouble).toEqual([]);
  });
});

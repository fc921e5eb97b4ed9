import fc from 'fast-check';
import { freshDatabase, type FreshDatabase } from '../../../../../test/support/postgres.js';
import type { AccountHistory } from '../../../../shared-kernel/ports/account-history.js';
import { START, type EventLog, type NewEvent, type Position, type RecordedEvent } from '../../../../shared-kernel/ports/event-log.js';
import type { LogFilter, LogPages } from '../../../../shared-kernel/ports/log-pages.js';
import { allOf, anEvent } from '../../../../shared-kernel/testing/log-witness.js';
import { asService } from '../../../asking/asker.js';
import { openDatabase } from '../../../postgres/database.js';
import { boundsOf } from '../../../postgres/log-bounds.js';
import { indexedLog, OWN_LOG } from '../../../postgres/log-table.js';
import { TablesAtOnce } from '../../../postgres/tables-at-once.js';
import { positionOf } from '../../positions.js';
import { PostgresAccountHistory } from '../../postgres/postgres-account-history.js';
import { PostgresEventLog } from '../../postgres/postgres-event-log.js';
import { PostgresLogPages } from '../../postgres/log-pages.js';
import type { ForeignLog } from '../foreign-log.js';
import type { IndexedLog } from '../indexed-log.js';
import { openIndexed } from './open-indexed.js';

/** A log by all its orders. */
interface Readers {
  readonly log: EventLog;
  readonly pages: LogPages;
  readonly history: AccountHistory;
}

const accounts = ['0a0a0a0a-0000-4000-8000-000000000001', '0b0b0b0b-0000-4000-8000-000000000002'] as const;
const streams = [`account-${accounts[0]}`, 'project-1', 'project-2', `credits-${accounts[1]}`, 'pricecatalogue-platform'] as const;
const types = ['Began', 'WentOn', 'Ended'] as const;
const minutes = fc.integer({ min: 0, max: 59 });
const at = (minute: number): string => `2026-01-01T10:${String(minute).padStart(2, '0')}:00.000Z`;

const anAppend = fc.record({
  stream: fc.constantFrom(...streams),
  events: fc.array(
    fc.record({
      type: fc.constantFrom(...types),
      owner: fc.option(fc.constantFrom(...accounts)),
      actor: fc.option(fc.constantFrom(...accounts)),
      minute: minutes,
      request: fc.constantFrom('r1', 'r2', 'r3'),
      isOrdered: fc.boolean(),
      text: fc.string({ unit: 'grapheme', maxLength: 12 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

/** A clock that is set back now and then: times are as random as everything else. */
const aHistory = fc.array(anAppend, { minLength: 1, maxLength: 40 });

type Told = typeof anAppend extends fc.Arbitrary<infer Append> ? (Append extends { events: (infer One)[] } ? One : never) : never;

const eventOf = ({ type, owner, actor, minute, request, isOrdered, text }: Told): NewEvent => {
  const event = anEvent({ text: text.toWellFormed().replaceAll('\0', ''), ...(owner === null ? {} : { accountId: owner }) }, type);
  const metadata = { ...event.metadata, correlationId: request, at: at(minute), ...(actor === null ? {} : { accountId: actor }) };
  return { ...event, metadata: isOrdered ? { ...metadata, causationId: request } : metadata };
};

const filters = fc.record({
  stream: fc.option(fc.constantFrom(...streams), { freq: 1 }),
  category: fc.option(fc.constantFrom('account', 'project', 'nothing'), { freq: 1 }),
  type: fc.option(fc.constantFrom(...types), { freq: 1 }),
  accountId: fc.option(fc.constantFrom(...accounts), { freq: 1 }),
  since: fc.option(minutes.map(at), { freq: 1 }),
  before: fc.option(minutes.map(at), { freq: 1 }),
});

const plain = (event: RecordedEvent | null) => event && { ...JSON.parse(JSON.stringify(event)), recordedAt: null };

/** Every page of what is wanted, each begun where the one before ended. */
const walk = async (pages: LogPages, filter: LogFilter, backwards: boolean, limit: number): Promise<readonly unknown[]> => {
  const seen: unknown[] = [];
  let [after, until]: [Position, Position] = [START, (await pages.head()).position];
  for (;;) {
    const page = await pages.page({ filter, after, until, backwards, limit });
    seen.push(page);
    if (page.whole) return seen;
    if (backwards) until = page.upTo;
    else after = page.upTo;
  }
};

interface Asked {
  readonly filter: LogFilter;
  readonly minute: number;
  readonly limit: number;
  readonly types: readonly string[];
}

const answersOf = async ({ log, pages, history }: Readers, asked: Asked) => {
  const { filter, minute, limit } = asked;
  const head = await log.head();
  const whose = [{ accountId: accounts[0] }, { accountId: accounts[1], categories: ['pricecatalogue'] }, { categories: ['project'] }];
  const owned = { accountId: accounts[0], before: null, category: filter.category, from: filter.since, to: filter.before, limit };
  const wanted = { until: head, types: asked.types };
  return {
    head: await pages.head(),
    of: await Promise.all(whose.map(async one => (await allOf(log.readOf(one, wanted))).map(plain))),
    last: await Promise.all(whose.map(async one => plain(await log.lastOf(one, { until: head, notAfter: at(minute) })))),
    forwards: await walk(pages, filter, false, limit),
    backwards: await walk(pages, filter, true, limit),
    at: await Promise.all([positionOf(1), positionOf(3), positionOf(9999), 'nonsense'].map(place => pages.at(place))),
    before: await pages.before(at(minute)),
    history: (await history.page(owned)).map(plain),
    later: (await history.page({ ...owned, before: positionOf(5) })).map(plain),
    requests: await Promise.all(['r1', 'r2', 'none'].map(request => history.ofRequest(request))),
  };
};

/** An empty log in another store, with what lets go of it. */
export type OpenForeign = () => Promise<{ readonly log: ForeignLog; readonly close: () => Promise<void> }>;

/** A log with an index answers as the log in PostgreSQL does, whatever happened and whatever is asked. */
export const sameAnswersContract = (name: string, openForeign: OpenForeign, numRuns: number): void => {
  it(`[A-2] ${name} answers as the log in PostgreSQL does, whatever happened and whatever is asked`, async () => {
    const asked = fc.record({ filter: filters, minute: minutes, limit: fc.integer({ min: 1, max: 7 }), types: fc.subarray([...types]) });
    const questions = fc.array(asked, { minLength: 5, maxLength: 5 });
    const database = await freshDatabase();
    await fc.assert(
      fc.asyncProperty(aHistory, questions, (told, several) => compared(database, openForeign, told, several)),
      { numRuns },
    );
    await database.drop();
  });
};

const compared = async (
  database: FreshDatabase,
  openForeign: OpenForeign,
  told: readonly { readonly stream: string; readonly events: readonly Told[] }[],
  questions: readonly Asked[],
): Promise<void> => {
  const [own, foreign] = [await freshDatabase(), await openForeign()];
  const pool = await openDatabase({ url: own.url, connections: 2 });
  const [log, indexed] = [new PostgresEventLog({ url: own.url }), await openIndexed(database.url, foreign.log)];
  try {
    for (const { stream, events } of told) {
      const written = events.map(eventOf);
      for (const store of [log, indexed.log]) await store.append(stream, 'any', written);
    }
    const ours: Readers = { log, pages: new PostgresLogPages(pool), history: new PostgresAccountHistory(pool) };
    for (const question of questions) {
      const [expected, given] = await asService('operator', () => Promise.all([answersOf(ours, question), answersOf(indexed, question)]));
      expect(given).toEqual(expected);
    }
    await asService('operator', () => tablesAgree(database, own, indexed));
  } finally {
    await indexed.close();
    await foreign.close();
    await log.close();
    await pool.end();
    await own.drop();
  }
};

/** What exports ask of the database itself. */
const tablesAgree = async (database: FreshDatabase, own: FreshDatabase, { log }: IndexedLog): Promise<void> => {
  const ofIndex = indexedLog(await log.identity());
  const standings = (url: string, table = OWN_LOG) =>
    TablesAtOnce.read(
      url,
      tables => Promise.resolve([tables.head, tables.standing({ name: 'none', version: 1, on: { WentOn: () => [] } } as never).lastEvent]),
      table,
    );
  expect(await standings(database.url, ofIndex)).toEqual(await standings(own.url));
  const [head = 0] = await standings(own.url);
  for (const words of [
    { from: at(20), to: at(40) },
    { from: null, to: at(0) },
    { from: at(59), to: null },
  ])
    expect(await boundsOf(database.url, words, head, ofIndex)).toEqual(await boundsOf(own.url, words, head));
};

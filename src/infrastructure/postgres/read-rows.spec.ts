import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres.js';
import { projection } from '../../shared-kernel/projection.js';
import { specAsker } from '../asking/testing/spec-asker.js';
import { openOrm } from './orm.js';
import { PostgresReadModels } from './read-rows.js';

/** Stands for any projection: it has the table of one, and rows that nobody folded. */
const numbers = projection<{ readonly number: number; readonly [extension: string]: unknown }, never>({
  name: 'credits.holds',
  version: 1,
  rowsOf: () => null,
  ownerOf: () => '',
  on: {},
});

describe('rows for the service’s own housekeeping', () => {
  let database: FreshDatabase;
  let owner: pg.Client;
  let orm: MikroORM;

  const row = (id: string, sort: string, number: number) =>
    owner.query(`insert into read.${numbers.table} (id, account_id, sort, "row") values ($1, 'anybody', $2, $3)`, [id, sort, { number }]);
  const all = async (pageRows: number, sortBelow: string, between: (number: number) => Promise<unknown> = () => Promise.resolve()) => {
    const seen: number[] = [];
    for await (const { number } of new PostgresReadModels(orm.em, pageRows).before(numbers, sortBelow)) {
      seen.push(number);
      await between(number);
    }
    return seen;
  };

  beforeAll(async () => {
    database = await freshDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    orm = await openOrm(database.url, [numbers], specAsker);
  });
  beforeEach(async () => {
    await owner.query(`truncate read.${numbers.table}`);
    // many of the same moment: none of them may be passed over at the end of a page
    for (const [number, id] of ['c', 'a', 'e', 'b', 'd'].entries()) await row(id, '2026-11-20', number);
    await row('first', '2026-11-19', 10);
    await row('beyond', '2026-11-21', 11);
  });
  afterAll(async () => {
    await orm.close(true);
    await owner.end();
    await database.drop();
  });

  it.each([1, 2, 3, 6, 7, 500])('come all and once, lowest first, in pages of %s', async pageRows => {
    expect(await all(pageRows, '2026-11-21')).toEqual([10, 1, 3, 0, 4, 2]);
    expect(await all(pageRows, '2026-11-19')).toEqual([]);
  });

  it('come all when those that were seen leave meanwhile', async () => {
    const leaves = (number: number) => owner.query(`delete from read.${numbers.table} where "row"->>'number' = $1`, [String(number)]);
    expect(await all(2, '2026-11-21', leaves)).toEqual([10, 1, 3, 0, 4, 2]);
  });
});

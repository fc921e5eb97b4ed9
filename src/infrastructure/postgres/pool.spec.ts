import { cuttableProxy, type CuttableProxy } from '../../../test/support/cuttable-proxy.js';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres.js';
import { openPool } from './pool.js';

describe('a pool of connections', () => {
  let database: FreshDatabase;
  let proxy: CuttableProxy;

  beforeAll(async () => {
    database = await freshDatabase();
    proxy = await cuttableProxy(database.url);
  });

  afterAll(async () => {
    await proxy.close();
    await database.drop();
  });

  it('outlives a connection that breaks while it is lent and asked nothing, and has its borrower hear of it', async () => {
    const pool = openPool({ connectionString: proxy.url, max: 1 });
    const lent = await pool.connect();
    const ended = new Promise<void>(resolve => lent.once('end', () => resolve()));
    proxy.cut();
    await ended;
    await expect(lent.query('select 1')).rejects.toThrow();
    lent.release(true);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });
});

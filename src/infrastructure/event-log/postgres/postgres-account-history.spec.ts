import pg from 'pg';
import { freshDatabase } from '../../../../test/support/postgres.js';
import { OF_REQUEST } from './postgres-account-history.js';

describe('the history of accounts in PostgreSQL', () => {
  it('finds what a request did by an index, however long the log is', async () => {
    const { ownerUrl, drop } = await freshDatabase();
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    try {
      await owner.query('set enable_seqscan = off'); // of an empty log nobody needs an index: that it can be used is what counts
      const { rows } = await owner.query<{ 'QUERY PLAN': string }>({ text: `explain ${OF_REQUEST}`, values: ['a-request'] });
      expect(rows.map(row => row['QUERY PLAN']).join('\n')).toMatch(/Index Scan using events_by_request|Bitmap Index Scan on events_by_request/u);
    } finally {
      await owner.end();
      await drop();
    }
  });
});

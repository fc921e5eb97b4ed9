/** Exports a database's log into a folder, as `npm run -s audit -- export` does, and says the most memory that it took: bytes, as a line. */
import { exportLog } from '../../src/infrastructure/audit-export/export-log.js';
import { originsOf } from '../../src/infrastructure/audit-export/origins.js';
import { asService } from '../../src/infrastructure/asking/asker.js';
import { openEventLog } from '../../src/infrastructure/event-log/open-event-log.js';
import { openDatabase } from '../../src/infrastructure/postgres/database.js';
import { PostgresSealStore } from '../../src/infrastructure/postgres/postgres-seal-store.js';
import { SealedLog } from '../../src/infrastructure/transparency/sealed-log.js';

const [url = '', folder = ''] = process.argv.slice(2);

const once = async (): Promise<void> => {
  const { log, inSql, close } = await openEventLog({ databaseUrl: url, eventStoreUrl: null });
  const pool = await openDatabase({ url, connections: 4 });
  try {
    const words = { from: null, to: null };
    const installation = { url, log, inSql, transparency: new SealedLog(log, new PostgresSealStore(pool)), projections: [] };
    const origins = await originsOf(installation, { bounds: words, lags: () => undefined });
    await exportLog(origins, { folder, ...words, tell: () => undefined });
  } finally {
    await pool.end();
    await close();
  }
};

await asService('operator', once);
console.log(process.resourceUsage().maxRSS * 1024);

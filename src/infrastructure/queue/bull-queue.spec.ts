import { freshDatabase, ownersPool } from '../../../test/support/postgres.js';
import { LineJournal } from '../messaging/journal.js';
import { BullQueue } from './bull-queue.js';
import { queueContract, type QueueStore } from './testing/queue.contract.js';

const openStore = async (): Promise<QueueStore> => {
  const database = await freshDatabase();
  const owner = ownersPool(database);
  const journal = new LineJournal(() => undefined);
  return {
    open: wishes => BullQueue.open(database.url, journal, wishes),
    forget: async () => {
      const { rows } = await owner.query<{ name: string }>(
        `select format('bullmq.%I', tablename) as name from pg_tables where schemaname = 'bullmq' and tablename !~ 'migration'`,
      );
      await owner.query(`truncate ${rows.map(({ name }) => name).join(', ')} cascade`);
    },
    close: async () => {
      await owner.end();
      await database.drop();
    },
  };
};

queueContract('PostgreSQL', openStore);

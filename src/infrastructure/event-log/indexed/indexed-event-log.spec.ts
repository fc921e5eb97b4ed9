import { freshDatabase } from '../../../../test/support/postgres.js';
import { eventLogContract, type OpenedLog } from '../../../shared-kernel/testing/event-log.contract.js';
import { openIndexed } from './testing/open-indexed.js';
import { SharedMemoryLog } from './testing/shared-memory-log.js';

eventLogContract('a foreign log with its index in PostgreSQL', async limits => {
  const database = await freshDatabase();
  const foreign = new SharedMemoryLog(limits);
  const open = async (): Promise<OpenedLog> => {
    const indexed = await openIndexed(database.url, foreign);
    return {
      log: indexed.log,
      close: async () => {
        await indexed.close();
        await database.drop();
      },
      reopen: async () => {
        await indexed.close();
        return open();
      },
    };
  };
  return open();
});

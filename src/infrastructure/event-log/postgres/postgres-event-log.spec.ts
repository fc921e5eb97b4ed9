import { eventLogContract, type OpenedLog } from '../../../shared-kernel/testing/event-log.contract.js';
import { freshDatabase } from '../../../../test/support/postgres.js';
import { PostgresEventLog } from './postgres-event-log.js';

eventLogContract('the log in PostgreSQL', async limits => {
  const { url, drop } = await freshDatabase();
  const open = (): OpenedLog => {
    const log = new PostgresEventLog({ url, ...limits });
    return {
      log,
      close: async () => {
        await log.close();
        await drop();
      },
      reopen: async () => {
        await log.close();
        return open();
      },
    };
  };
  return open();
});

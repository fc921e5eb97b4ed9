import { openForeignLog } from '../../src/infrastructure/event-log/eventstoredb/open-foreign-log.js';
import { openIndexed } from '../../src/infrastructure/event-log/indexed/testing/open-indexed.js';
import { sameAnswersContract } from '../../src/infrastructure/event-log/indexed/testing/same-answers.contract.js';
import { eventLogContract, type OpenedLog } from '../../src/shared-kernel/testing/event-log.contract.js';
import { StandInServer } from '../support/eventstore-stand-in/stand-in.js';
import { freshDatabase } from '../support/postgres.js';

eventLogContract('a log on EventStoreDB with its index in PostgreSQL', async limits => {
  const [database, server] = [await freshDatabase(), await new StandInServer({ isInhabited: true }).start()];
  const open = async (): Promise<OpenedLog> => {
    const foreign = await openForeignLog(server.url(), limits);
    const indexed = await openIndexed(database.url, foreign);
    const close = async (): Promise<void> => {
      await indexed.close();
      await foreign.close();
    };
    return {
      log: indexed.log,
      close: async () => {
        await close();
        await server.stop();
        await database.drop();
      },
      reopen: async () => {
        await close();
        return open();
      },
    };
  };
  return open();
});

sameAnswersContract(
  'a log on EventStoreDB',
  async () => {
    const server = await new StandInServer({ isInhabited: true }).start();
    const log = await openForeignLog(server.url());
    return {
      log,
      close: async () => {
        await log.close();
        await server.stop();
      },
    };
  },
  3,
);

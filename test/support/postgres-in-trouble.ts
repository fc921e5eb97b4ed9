import { PostgresEventLog } from '../../src/infrastructure/event-log/postgres/postgres-event-log.js';
import type { TroubledLog } from '../../src/shared-kernel/testing/troubled-log.contract.js';
import { cuttableProxy } from './cuttable-proxy.js';
import { effectsTable } from './effects-table.js';
import { freshDatabase } from './postgres.js';

/** The log in PostgreSQL behind wires that can be cut; its server serves the whole run and is not ended, only out of reach. */
export async function postgresInTrouble(): Promise<TroubledLog> {
  const database = await freshDatabase();
  const proxy = await cuttableProxy(database.url);
  const table = await effectsTable(database.ownerUrl);
  const log = new PostgresEventLog({ url: proxy.url });
  return {
    log,
    table,
    trouble: {
      loseNextAnswer: () => proxy.swallowNextAnswer(),
      cut: () => proxy.cut(),
      leave: () => proxy.turnAway(),
      comeBack: async () => proxy.letIn(),
    },
    close: async () => {
      await log.close();
      await table.close();
      await proxy.close();
      await database.drop();
    },
  };
}

import { EventStoreDBClient, binaryEvent, jsonEvent } from '@eventstore/db-client';
import { openForeignLog } from '../../src/infrastructure/event-log/eventstoredb/open-foreign-log.js';
import { IndexedLog } from '../../src/infrastructure/event-log/indexed/indexed-log.js';
import { LineJournal } from '../../src/infrastructure/messaging/journal.js';
import type { EventLog } from '../../src/shared-kernel/ports/event-log.js';
import type { OpenedLog, OpenLog } from '../../src/shared-kernel/testing/event-log.contract.js';
import type { Trouble, TroubledLog } from '../../src/shared-kernel/testing/troubled-log.contract.js';
import { effectsTable } from './effects-table.js';
import type { StandInServer } from './eventstore-stand-in/stand-in.js';
import { freshDatabase } from './postgres.js';

/** Trouble that the stand-in makes on demand; it ends in the middle and starts again on the same port. */
export function troubleOf(server: StandInServer): Trouble {
  return {
    loseNextAnswer: () => server.faults.nextAppend('cut after it is written'),
    cut: () => server.cut(),
    leave: () => server.stop(),
    comeBack: async () => void (await server.start()),
  };
}

/** The adapter alone, in the store's own order and at its own positions. */
export function nativeLog(url: () => string): OpenLog {
  const open = async (limits?: { pendingAppends?: number }): Promise<OpenedLog> => {
    const log = await openForeignLog(url(), limits);
    const reopen = async (): Promise<OpenedLog> => {
      await log.close();
      return open(limits);
    };
    return { log: log as unknown as EventLog, close: () => log.close(), reopen };
  };
  return open;
}

/** The adapter as the product has it, with its index in PostgreSQL. */
export function indexedLog(url: () => string): OpenLog {
  return async limits => {
    const database = await freshDatabase();
    const open = async (): Promise<OpenedLog> => {
      const log = await openForeignLog(url(), limits);
      const indexed = await IndexedLog.open({ url: database.url, log, journal: new LineJournal(() => undefined), patience: 60_000 }); // others may have filled the server
      const close = async (): Promise<void> => {
        await indexed.close();
        await database.drop();
      };
      const reopen = async (): Promise<OpenedLog> => {
        await indexed.close();
        return open();
      };
      return { log: indexed.log, close, reopen };
    };
    return open();
  };
}

/** A log on EventStoreDB in trouble, beside others who write into the same store. */
export async function eventStoreInTrouble(openLog: OpenLog, url: () => string, trouble: Trouble): Promise<TroubledLog> {
  const database = await freshDatabase();
  const table = await effectsTable(database.ownerUrl);
  const others = EventStoreDBClient.connectionString(url().replace(/[?&]keyreelLog=[a-z0-9]+$/, ''));
  const opened = await openLog();
  await opened.log.identity(); // named before anything befalls it
  return {
    ...opened,
    table,
    trouble: { ...trouble, othersWrite: () => othersWrite(others) },
    close: async () => {
      await opened.close();
      await others.dispose();
      await table.close();
      await database.drop();
    },
  };
}

/** Events of other shapes, one in a stream that could be ours by its name, and such as the server keeps for itself. */
async function othersWrite(client: EventStoreDBClient): Promise<void> {
  const stream = `foreign-${crypto.randomUUID()}`;
  await client.appendToStream(stream, [
    jsonEvent({ type: 'SomethingHappened', data: { n: 1 } }),
    jsonEvent({ type: 'SomethingHappened', data: { n: 2 }, metadata: { actor: 'stranger' } }),
    binaryEvent({ type: 'Blob', data: Uint8Array.from([0, 255]) }),
  ]);
  await client.appendToStream('orders', jsonEvent({ type: 'OrderPlaced', data: { total: 1 } }));
  await client.setStreamMetadata(stream, { maxCount: 2 });
}

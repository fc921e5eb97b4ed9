import type { EventLog } from '../../shared-kernel/ports/event-log.js';
import { LineJournal, type Journal } from '../messaging/journal.js';
import { indexedLog, OWN_LOG, type LogInSql } from '../postgres/log-table.js';
import { IndexedLog } from './indexed/indexed-log.js';
import { mustNotBeLeft, mustNotBeOlder } from './left-behind.js';
import { PostgresEventLog } from './postgres/postgres-event-log.js';

/** Where the log is: on a server of its own, or in the database. */
export interface LogPlace {
  readonly eventStoreUrl?: string | null;
  /** The serving role's. */
  readonly databaseUrl: string;
  readonly journal?: Journal;
  /** Opens an older copy too, to mend it. */
  readonly evenIfOlder?: boolean;
}

/** A log that whoever opened it has to close. */
export interface OpenedLog {
  readonly log: EventLog;
  /** As the database knows it. */
  readonly inSql: LogInSql;
  /** Its other orders, where it is not in the database. */
  readonly indexed: IndexedLog | null;
  readonly close: () => Promise<void>;
}

/**
 * Opens the log; one that is elsewhere, once the database has an index of all that is in it. Throws a sentence when a server of its own cannot be used, or when
 * the log went on elsewhere.
 */
export async function openEventLog(place: LogPlace): Promise<OpenedLog> {
  const { eventStoreUrl = null, databaseUrl, journal = new LineJournal(() => undefined) } = place;
  if (eventStoreUrl === null) {
    await mustNotBeLeft(databaseUrl);
    const log = new PostgresEventLog({ url: databaseUrl });
    return { log, inSql: OWN_LOG, indexed: null, close: () => log.close() };
  }
  const { openForeignLog } = await import('./eventstoredb/open-foreign-log.js'); // who does not use it need not wait for its client to load
  const indexed = await IndexedLog.open({ url: databaseUrl, log: await openForeignLog(eventStoreUrl), journal });
  try {
    await indexed.complete();
    const identity = await indexed.log.identity();
    if (place.evenIfOlder !== true) await mustNotBeOlder(databaseUrl, identity, await indexed.log.head());
    return { log: indexed.log, inSql: indexedLog(identity), indexed, close: () => indexed.close() };
  } catch (error) {
    await indexed.close();
    throw error;
  }
}

/** Lends the log for as long as the work takes. */
export async function withEventLog<Result>(place: LogPlace, work: (opened: OpenedLog) => Promise<Result>): Promise<Result> {
  const opened = await openEventLog(place);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

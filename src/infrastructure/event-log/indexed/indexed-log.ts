import type { Pool } from 'pg';
import type { AccountHistory } from '../../../shared-kernel/ports/account-history.js';
import { LogUnavailable, type EventLog } from '../../../shared-kernel/ports/event-log.js';
import type { LogPages } from '../../../shared-kernel/ports/log-pages.js';
import { openDatabase } from '../../postgres/database.js';
import { Follower, type FollowerParts } from './follower.js';
import type { ForeignLog } from './foreign-log.js';
import { IndexTables } from './index-tables.js';
import { IndexedAccountHistory } from './indexed-account-history.js';
import { IndexedEventLog } from './indexed-event-log.js';
import { IndexedEvents } from './indexed-events.js';
import { IndexedLogPages } from './indexed-log-pages.js';

export interface IndexedLogOptions {
  /** The serving role's, of the database that has the index. */
  readonly url: string;
  readonly log: ForeignLog;
  readonly journal: FollowerParts['journal'];
  /** Milliseconds for which a question waits until the index has come so far; default 10,000. */
  readonly patience?: number;
}

const CONNECTIONS = 4;

/** A log in another store with its index in our database, and all that is asked of a log. */
export class IndexedLog {
  private constructor(
    readonly log: EventLog,
    readonly pages: LogPages,
    readonly history: AccountHistory,
    private readonly indexed: IndexedEventLog,
    private readonly follower: Follower,
    private readonly pool: Pool,
  ) {}

  static async open({ url, log: foreign, journal, patience }: IndexedLogOptions): Promise<IndexedLog> {
    const pool = await openDatabase({ url, connections: CONNECTIONS, name: 'keyreel log index', asker: () => 'service:projector' });
    const index = new IndexTables(pool, () => foreign.identity());
    const events = new IndexedEvents(foreign, index);
    const follower = new Follower({ log: foreign, index, journal, ...(patience === undefined ? {} : { patience }) });
    const log = new IndexedEventLog({ log: foreign, index, events, follower });
    const pages = new IndexedLogPages(log, follower, index, events);
    return new IndexedLog(log, pages, new IndexedAccountHistory(log, index, events), log, follower, pool);
  }

  /** Waits, however long it takes, until the index has all that is in the log now; the first time it is made from nothing. Throws LogUnavailable when it stands still. */
  async complete(tell: (events: number) => void = () => undefined): Promise<void> {
    for (let before = -1; ;) {
      try {
        await this.log.head();
        return;
      } catch (error) {
        const { ordinal } = this.follower;
        if (!(error instanceof LogUnavailable) || ordinal === before) throw error;
        before = ordinal;
        tell(ordinal);
      }
    }
  }

  /** Lets go of the store too. */
  async close(): Promise<void> {
    await this.indexed.close();
    await this.pool.end();
  }
}

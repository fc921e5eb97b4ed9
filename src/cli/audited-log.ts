import { createHash } from 'node:crypto';
import { Books, type BookedEvent } from '../composition/books.js';
import { leafHash, type LeafOf } from '../infrastructure/event-log/leaf.js';
import { withEventLog, type LogPlace } from '../infrastructure/event-log/open-event-log.js';
import { START, type EventLog, type RecordedEvent } from '../shared-kernel/ports/event-log.js';

const BOOKED = new Set(['credits', 'pricecatalogue']);

/** What an auditor reads out of a log. */
export interface AuditedLog {
  readonly head: string;
  readonly events: number;
  /** SHA-256, hex, over the leaves of all events in log order; two logs that agree in it agree in every byte that counts. */
  readonly leaves: string;
  readonly books: {
    /** Movements of credits and catalogues, each of which was checked when it was entered. */
    readonly entries: number;
    readonly accounts: number;
    readonly totals: object;
    /** The first entry that breaks a rule of the books; null when all of them keep all rules. */
    readonly violation: { readonly position: string; readonly sentence: string } | null;
  };
}

/** Reads a log from end to end: what it consists of, and whether its books balance at every position. */
export const auditLog = (place: LogPlace): Promise<AuditedLog> => withEventLog(place, ({ log }) => audited(log));

const audited = async (log: EventLog): Promise<AuditedLog> => {
  const leaves = createHash('sha256');
  const books = new Books();
  let events = 0;
  for await (const batch of log.readAll({ after: START, raw: true })) {
    for (const event of batch.events) {
      leaves.update(leafHash(event as RecordedEvent & LeafOf));
      if (isBooked(event)) books.enter(event as unknown as BookedEvent);
      events += 1;
    }
  }
  const { eventCount, accountCount, totals, violation } = books;
  return {
    head: await log.head(),
    events,
    leaves: leaves.digest('hex'),
    books: { entries: eventCount, accounts: accountCount, totals, violation },
  };
};

const isBooked = ({ stream }: RecordedEvent): boolean => BOOKED.has(stream.slice(0, stream.indexOf('-')));

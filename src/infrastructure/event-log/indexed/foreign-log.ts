import type { EventLog } from '../../../shared-kernel/ports/event-log.js';

/**
 * A log in a store that is not our database. It gives its own positions, texts in an order of their own; it is never asked by other orders than those of
 * its streams and of itself. Its n-th event is the one that `readAll` gives n-th.
 */
export interface ForeignLog extends Omit<EventLog, 'readOf' | 'lastOf'> {
  /** Gives a store that has no log yet the log's identity; throws a sentence where it has another. */
  adoptIdentity(identity: string): Promise<void>;
  close(): Promise<void>;
}

import type { Position, RecordedEvent } from '../../shared-kernel/ports/event-log.js';

/** Events that a subscriber passes over on an operator's order, until it is built anew. */
export interface SkippedEvents {
  of(subscriber: string): Promise<ReadonlySet<Position>>;
  add(subscriber: string, event: Pick<RecordedEvent, 'type' | 'position'>): Promise<void>;
}

/** For runners without an operator. */
export const nothingSkipped: SkippedEvents = {
  of: () => Promise.resolve(new Set()),
  add: () => Promise.reject(new Error('Nobody keeps what is skipped here.')),
};

import type { Batch, EventLog, RecordedEvent } from '../../shared-kernel/ports/event-log.js';
import { positionOf } from '../event-log/positions.js';
import { matching, recorded } from '../event-log/stored-event.js';
import type { ExportedEvent } from '../audit-export/export-format.js';
import type { Export } from './read-export.js';

/** What a projection needs of a log. */
export type FollowedLog = Pick<EventLog, 'subscribe' | 'identity'>;

interface Listener {
  readonly until: number;
  readonly lets: (event: RecordedEvent) => boolean;
  readonly handle: (batch: Batch) => Promise<void>;
  isDone: boolean;
}

/** A store's own time, which an export does not have and no projection may know. */
const recordedAt = '1970-01-01T00:00:00.000Z';

/**
 * The log as an export has it, read once for all who listen: each is given the next events when all are done with the last ones, so that memory does not
 * depend on the length of the log.
 */
export class ExportedLog {
  private readonly listeners: Listener[] = [];
  private isPlaying = false;

  constructor(private readonly source: Export) {}

  /** The log as it was when this event was its last one. */
  upTo(until: number): FollowedLog {
    return {
      identity: () => Promise.resolve(this.source.manifest.log),
      subscribe: ({ filter }, handle) => {
        if (this.isPlaying) throw new Error('Who comes late has missed what was told already.');
        const { promise, reject, resolve } = Promise.withResolvers<void>();
        const listener: Listener = {
          until,
          lets: matching(filter),
          handle: batch =>
            handle(batch).catch((error: unknown) => {
              listener.isDone = true; // who could not take one event is told of no other
              reject(error instanceof Error ? error : new Error(String(error)));
            }),
          isDone: false,
        };
        this.listeners.push(listener);
        promise.catch(() => undefined);
        return { closed: promise, close: () => Promise.resolve(resolve()) };
      },
    };
  }

  /** Tells everything to everybody who listens by now. */
  async play(tell: (ordinal: number) => void): Promise<void> {
    const { from, to } = this.source.manifest;
    this.isPlaying = true;
    await this.pass([], from - 1);
    for await (const events of this.source.events()) {
      const last = events.at(-1)?.ordinal ?? to;
      await this.pass(events.map(asRecorded), last);
      tell(last);
    }
  }

  private async pass(events: readonly RecordedEvent[], last: number): Promise<void> {
    const listening = this.listeners.filter(({ isDone }) => !isDone);
    await Promise.all(
      listening.map(listener => {
        const upTo = positionOf(Math.min(last, listener.until));
        listener.isDone = last >= listener.until;
        return listener.handle({ events: events.filter(event => event.position <= upTo && listener.lets(event)), upTo, caughtUp: listener.isDone });
      }),
    );
  }
}

export const asRecorded = (event: ExportedEvent): RecordedEvent => recorded({ ...event, recordedAt });

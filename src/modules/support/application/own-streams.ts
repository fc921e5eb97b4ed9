import { Inject, Injectable } from '@nestjs/common';
import type { EventLog, RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';

/** Streams as far as they are an account's own: another's is as empty as one that there never was. */
@Injectable()
export class OwnStreams {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  async read(accountId: string, stream: string, options: { readonly limit?: number } = {}): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of this.log.readStream(stream, { fromRevision: 0, ...options })) {
      if (event.data['accountId'] !== accountId) return [];
      events.push(event);
    }
    return events;
  }

  /** What is wanted of a stream that bears the account's id, oldest first; read from the end and no further than needed. */
  async newest(
    accountId: string,
    category: string,
    isWanted: (event: RecordedEvent) => boolean,
    isLast: (event: RecordedEvent) => boolean,
  ): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of this.log.readStream(`${category}-${accountId}`, { backwards: true })) {
      if (isWanted(event)) events.push(event);
      if (isLast(event)) break;
    }
    return events.toReversed();
  }

  /** Revision of the last event of a stream that bears the account's id; null before its first. */
  async revision(accountId: string, category: string): Promise<number | null> {
    for await (const { revision } of this.log.readStream(`${category}-${accountId}`, { backwards: true, limit: 1 })) return revision;
    return null;
  }
}

import type { Pool } from 'pg';
import type { Position, RecordedEvent } from '../../shared-kernel/ports/event-log.js';
import { asService } from '../asking/asker.js';
import type { SkippedEvents } from '../messaging/skipped-events.js';

/** What is passed over, where every process reads it. */
export class PostgresSkippedEvents implements SkippedEvents {
  constructor(private readonly pool: Pool) {}

  async of(subscriber: string): Promise<ReadonlySet<Position>> {
    const { rows } = await asService('projector', () =>
      this.pool.query<{ position: Position }>('select position from work.skipped_events where subscriber = $1', [subscriber]),
    );
    return new Set(rows.map(({ position }) => position));
  }

  async add(subscriber: string, { type, position }: Pick<RecordedEvent, 'type' | 'position'>): Promise<void> {
    await asService('projector', () =>
      this.pool.query('insert into work.skipped_events (subscriber, position, type, skipped_at) values ($1, $2, $3, now()) on conflict do nothing', [
        subscriber,
        position,
        type,
      ]),
    );
  }
}

import { CommandHandler, STREAM_DOES_NOT_EXIST, type Event } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import type { Room } from './ground.js';
import { sampleEvent } from './sample-events.js';

type Moved = Event<'AccountMoved', Record<string, unknown>, Record<string, unknown>>;

/** The store that we compare ourselves with, as published, on as many connections as it can use. */
export interface Emmett {
  appendToNewStream(): Promise<boolean>;
  /** One command on one stream; false when it gave up after its own retries. */
  handle(stream: string): Promise<boolean>;
  close(): Promise<void>;
}

const moved = (): Moved => {
  const { data, metadata } = sampleEvent();
  return { type: 'AccountMoved', data: { ...data }, metadata: { ...metadata } };
};

export const openEmmett = async ({ ownerUrl }: Room, connections: number): Promise<Emmett> => {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: connections });
  const store = getPostgreSQLEventStore(ownerUrl, { connectionOptions: { pool } });
  await store.schema.migrate();
  const handler = CommandHandler<{ count: number }, Moved>({
    evolve: ({ count }) => ({ count: count + 1 }),
    initialState: () => ({ count: 0 }),
  });
  return {
    appendToNewStream: async () => {
      await store.appendToStream(`account-${crypto.randomUUID()}`, [moved()], { expectedStreamVersion: STREAM_DOES_NOT_EXIST });
      return true;
    },
    handle: async stream => {
      try {
        await handler(store, stream, () => moved());
        return true;
      } catch {
        return false; // it lost the race more often than it retries
      }
    },
    close: async () => {
      await store.close();
      await pool.end();
    },
  };
};

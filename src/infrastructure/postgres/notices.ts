import type pg from 'pg';
import { ListeningLine } from './listening-line.js';

/** PostgreSQL takes no longer ones. */
export const LONGEST_NOTICE = 7_900;

type Listener = (payload: string) => void;

/**
 * What processes on one database tell each other at once, and nobody keeps: whoever is not there misses it. Hearing takes a connection of its own,
 * which is opened with the first listener.
 */
export class Notices {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #line: ListeningLine;

  constructor(
    connection: pg.ClientConfig,
    private readonly pool: pg.Pool,
  ) {
    this.#line = new ListeningLine(connection, {
      channels: () => this.#listeners.keys(),
      hear: (channel, payload) => {
        for (const listener of this.#listeners.get(channel) ?? []) listener(payload);
      },
    });
  }

  /** Answers once it is heard; the answer ends it. */
  async heard(channel: string, listener: Listener): Promise<() => void> {
    const listeners = this.#listeners.get(channel) ?? new Set();
    const isNew = !this.#listeners.has(channel);
    this.#listeners.set(channel, listeners.add(listener));
    const line = this.#line.open();
    if (isNew)
      await line.then(
        client => client.query(`listen ${channel}`),
        () => undefined, // the next line listens to all of them
      );
    return () => void listeners.delete(listener);
  }

  async tell(channel: string, payload: string): Promise<void> {
    await this.pool.query('select pg_notify($1, $2)', [channel, payload]);
  }

  close(): Promise<void> {
    return this.#line.close();
  }
}

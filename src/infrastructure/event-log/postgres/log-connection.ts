import pg from 'pg';
import { LogUnavailable } from '../../../shared-kernel/ports/event-log.js';
import { assertDurable, NotDurable } from '../../postgres/durability.js';

/** Milliseconds after which a silent server counts as lost. */
const patience = { connect: 5_000, answer: 30_000 };

/** A connection of the log's own; throws a sentence when the database could lose what it acknowledges. */
export async function connect(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: patience.connect,
    query_timeout: patience.answer,
    keepAlive: true,
  });
  client.on('error', () => undefined); // the next query says so
  await client.connect();
  try {
    await assertDurable(client);
    return client;
  } catch (error) {
    discard(client);
    throw error;
  }
}

/** Lets go of a connection without waiting for a server that may be gone. */
export function discard(client: pg.Client | undefined): void {
  client?.end().catch(() => undefined);
}

/** Leaves every column as the text that the server sent. */
export const asText = { getTypeParser: () => (value: string | Buffer) => value } as unknown as pg.CustomTypesConfig;

/** What the server says of itself, not of a statement: it shuts down, is full, or only reads. Class 08 is the connection. */
const unavailable = /^(08|53|57P0|57014|25006|25P04|40001|40P01)/;

/** Whether an error says nothing about what was asked: the connection or the server failed, and the outcome is unknown. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof NotDurable) return false;
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  if (typeof severity !== 'string') return true; // not from the server: a socket, a time limit
  return typeof code === 'string' && unavailable.test(code);
}

/** The same error as callers of the log know it. */
export function asLogError(error: unknown): Error {
  if (!isUnavailable(error)) return error as Error;
  return new LogUnavailable('The event log cannot be reached.', { cause: error });
}

import { EventStoreDBClient } from '@eventstore/db-client';
import { EventStoreEventLog, type EventStoreLimits } from './eventstore-event-log.js';
import { LogForbidden, asLogError, reasonOf } from './log-errors.js';
import { readName } from './log-name.js';
import { namesOf } from './log-names.js';
import { LogReader } from './log-reader.js';

/** Milliseconds in which a server has to answer at the start. */
const patience = 15_000;

/** The first server whose subscriptions say that they have caught up, and whose stream reads tell positions. */
const oldest = { major: 23, minor: 10 };

/**
 * Opens the log on the server that a checked `esdb://` URL names; writes nothing there. Throws a sentence that says what to do when the server
 * cannot be reached, its certificate or our credentials are not accepted, or it is too old.
 */
export async function openForeignLog(url: string, limits: EventStoreLimits = {}): Promise<EventStoreEventLog> {
  const { address, log } = apart(url);
  const [client, names] = [clientOf(address), namesOf(log)];
  try {
    await inTime(checkVersion(client));
    await inTime(readName(client, names.control));
    await inTime(new LogReader(client, names).head()); // whoever may read streams may yet not read all of them
    return new EventStoreEventLog(oneCallAnAppend(client), names, limits);
  } catch (error) {
    await client.dispose();
    throw unopened(error);
  }
}

/** Which log it is on a server of several is our own option, of which the client must not hear. */
function apart(url: string): { address: string; log: string | null } {
  const log = /[?&]keyreel[_-]?log=([^&]+)/i.exec(url)?.[1] ?? null;
  return { log, address: url.replace(/([?&])keyreel[_-]?log=[^&]*(&|$)/i, (_, before: string, after: string) => (after === '' ? '' : before)) };
}

function clientOf(url: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(url);
  } catch (error) {
    // what the client says of an address may hold its password
    const what = /certificate|key file|userCert/i.test(reasonOf(error))
      ? 'names a certificate or key file that cannot be read'
      : 'is no address that the client takes';
    throw new Error(`EVENT_STORE_URL ${what}. It looks like esdb://name:password@host:2113?tls=true&tlsCAFile=/path/to/ca.crt.`, {
      cause: undefined,
    });
  }
}

/**
 * The client would send all appends over one call and keep who waits for an answer in one table for all clients of the process: when one of
 * these calls breaks, every other append is told so, and the answer to one that nobody awaits any more ends the process. So it is told that
 * this server cannot do that, and makes a call of its own for each append.
 */
function oneCallAnAppend(client: EventStoreDBClient): EventStoreDBClient {
  return Object.defineProperty(client, 'supports', { value: async () => false });
}

async function checkVersion(client: EventStoreDBClient): Promise<void> {
  const { serverVersion } = (await Reflect.get(client, 'capabilities')) as { serverVersion: string };
  const [major = Number.NaN, minor = Number.NaN] = serverVersion.split('.').map(Number);
  const isDevelopment = major === 0;
  if (isDevelopment || major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return;
  throw new TooOld(`The server at EVENT_STORE_URL says that its version is ${serverVersion}; ${oldest.major}.${oldest.minor} or newer is needed.`);
}

class TooOld extends Error {}

async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let alarm: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    alarm = setTimeout(() => reject(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })), patience);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(alarm);
  }
}

/** Each cause has its own remedy. */
function unopened(error: unknown): Error {
  if (error instanceof TooOld) return error;
  const known = asLogError(error);
  const reason = reasonOf(known.cause ?? known);
  if (known instanceof LogForbidden) {
    return new Error(
      'The event store refuses the name and password in EVENT_STORE_URL. Correct them, or give that user the rights in the server’s access lists.',
    );
  }
  if (/certificate|self.signed|altname|SSL|TLS|EPROTO|wrong version number/i.test(reason)) {
    return new Error(
      `The TLS connection to EVENT_STORE_URL fails (${reason}). Name the authority with tlsCAFile=, use the host name of the certificate, or say tls=false where the server runs without TLS.`,
    );
  }
  return new Error(
    `The event store at EVENT_STORE_URL cannot be reached (${reason}). Start it, correct host and port, and say tls=false only where the server runs without TLS.`,
  );
}

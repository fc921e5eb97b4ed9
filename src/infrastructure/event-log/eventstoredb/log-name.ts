import { randomUUID } from 'node:crypto';
import {
  NO_STREAM,
  WrongExpectedVersionError,
  jsonEvent,
  type EventStoreDBClient,
  type ResolvedEvent,
  StreamNotFoundError,
} from '@eventstore/db-client';
import { arriving } from './arriving.js';
import { asLogError } from './log-errors.js';

const silence = 15_000;

/** Which log this is; null when it was never named. The event that says so lacks our mark: it is in no reader's log. */
export async function readName(client: EventStoreDBClient, stream: string): Promise<string | null> {
  const read = client.readStream(stream, { maxCount: 1, requiresLeader: true });
  try {
    for await (const { event } of arriving<ResolvedEvent>(read, { silence })) {
      const name = (event?.data as { log?: unknown } | undefined)?.log;
      if (typeof name !== 'string' || name === '') throw new Error(`The stream ${stream} of this server does not begin with the identity of a log.`);
      return name;
    }
    return null;
  } catch (error) {
    if (error instanceof StreamNotFoundError) return null;
    throw error;
  }
}

/** Names a log that has no name, once and for all, whoever else tries at the same time; answers with its name. */
export async function nameLog(client: EventStoreDBClient, stream: string, wanted: string = randomUUID()): Promise<string> {
  const there = await readName(client, stream);
  if (there !== null) return there;
  try {
    const event = jsonEvent({ type: 'KeyreelLogNamed', data: { log: wanted, positions: 'commit and prepare, 20 digits each' } });
    await client.appendToStream(stream, event, { expectedRevision: NO_STREAM, requiresLeader: true });
  } catch (error) {
    if (!(error instanceof WrongExpectedVersionError)) throw asLogError(error); // somebody else was faster
  }
  return (await readName(client, stream)) ?? nameLog(client, stream, wanted);
}

import { ANY, NO_STREAM, STREAM_EXISTS, WrongExpectedVersionError, type AppendResult, type EventStoreDBClient } from '@eventstore/db-client';
import type { Appended, Position, RecordedEvent, WrongExpectedRevision } from '../../../shared-kernel/ports/event-log.js';
import { situations, type AppendRequest } from '../append-request.js';
import { eventData } from './events.js';
import { asLogError } from './log-errors.js';
import type { LogNames } from './log-names.js';
import type { LogReader } from './log-reader.js';
import { positionIn } from './places.js';

export type AppendOutcome = Appended | WrongExpectedRevision;

/** What is known when an append is sent. */
export interface Circumstances {
  /** The head of the log at some time after the append was asked for and before it was sent. */
  head: Position;
  /** It was sent before, with an outcome that nobody knows. */
  resent: boolean;
}

const revisions: Readonly<Record<number, typeof NO_STREAM | typeof ANY | typeof STREAM_EXISTS>> = {
  [situations.none]: NO_STREAM,
  [situations.any]: ANY,
  [situations.exists]: STREAM_EXISTS,
};

/** Whether a repeat of this append is recognised: it says where in the stream its events belong. */
export function isExact({ expected }: AppendRequest): boolean {
  return expected >= situations.none;
}

/**
 * One append. The server answers a repeat like a first time, at a position that was there before; so whatever is not plainly new is looked up
 * in the stream, which alone decides. Throws LogUnavailable, EventTooLarge, and a plain error.
 */
export async function appendEvents(
  { client, reader, names }: { client: EventStoreDBClient; reader: LogReader; names: LogNames },
  request: AppendRequest,
  { head, resent }: Circumstances,
): Promise<AppendOutcome> {
  const answer = await send(client, names, request);
  if (!answer) return found(reader, request, head);
  const position = positionIn(answer.position);
  if (position === undefined || (isExact(request) && (resent || position <= head))) return found(reader, request, head);
  return { outcome: 'appended', revision: Number(answer.nextExpectedRevision), position, repeated: false };
}

/** Null when the stream was not where it was expected. */
async function send(client: EventStoreDBClient, names: LogNames, { stream, expected, events }: AppendRequest): Promise<AppendResult | null> {
  try {
    const expectedRevision = revisions[expected] ?? BigInt(expected);
    const answer = await client.appendToStream(names.outside(stream), events.map(eventData), { expectedRevision, requiresLeader: true });
    return answer.success ? answer : null;
  } catch (error) {
    if (error instanceof WrongExpectedVersionError) return null;
    throw asLogError(error);
  }
}

/** What the stream itself says of an append; what lies beyond the head of before is the work of a first try that nobody has heard of. */
async function found(reader: LogReader, request: AppendRequest, head: Position): Promise<AppendOutcome> {
  const { stream, expected, events } = request;
  const there: RecordedEvent[] = [];
  if (isExact(request)) for await (const event of reader.stream(stream, { from: expected + 1, limit: events.length })) there.push(event);
  const last = there.at(-1);
  const areThese = there.length === events.length && there.every(({ id }, nth) => id === events[nth]?.id);
  if (!last || !areThese) return { outcome: 'wrong-expected-revision', actual: await reader.lastRevision(stream) };
  return { outcome: 'appended', revision: last.revision, position: last.position, repeated: last.position <= head };
}

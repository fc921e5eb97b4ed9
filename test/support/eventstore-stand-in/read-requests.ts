import { once } from 'node:events';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type pb from '@eventstore/db-client/generated/streams_pb.js';
import type { LogPosition, StoredEvent } from './records.js';
import { refusals } from './refusals.js';

export type ReadCall = ServerWritableStream<pb.ReadReq, pb.ReadResp>;

/** Sends one message; waits while the reader is behind. Answers whether anybody still listens. */
export async function send(call: ReadCall, message: pb.ReadResp): Promise<boolean> {
  if (call.cancelled || call.destroyed) return false;
  if (!call.write(message)) await roomIn(call);
  return !call.cancelled && !call.destroyed;
}

async function roomIn(call: ReadCall): Promise<void> {
  const found = new AbortController();
  const waits = ['drain', 'cancelled', 'close'].map(event => once(call, event, { signal: found.signal }));
  await Promise.race(waits);
  found.abort();
  await Promise.allSettled(waits);
}

export function positionOf(position: pb.ReadReq.Options.Position | undefined): LogPosition | undefined {
  return position && { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) };
}

/** A filter by stream or type, by prefixes or a pattern. */
export function filterOf(options: pb.ReadReq.Options): (event: StoredEvent) => boolean {
  const filter = options.getFilter();
  if (!filter) return () => true;
  const expression = filter.getStreamIdentifier() ?? filter.getEventType();
  if (!expression) throw refusals.invalid('The filter names neither streams nor types.');
  const subject = filter.hasStreamIdentifier() ? (event: StoredEvent) => event.stream : (event: StoredEvent) => event.type;
  if (expression.getRegex() !== '') {
    const pattern = new RegExp(expression.getRegex(), 'u');
    return event => pattern.test(subject(event));
  }
  const prefixes = expression.getPrefixList();
  return event => prefixes.some(prefix => subject(event).startsWith(prefix));
}

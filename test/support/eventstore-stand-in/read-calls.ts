import pb from '@eventstore/db-client/generated/streams_pb.js';
import { filterOf, positionOf, send, type ReadCall } from './read-requests.js';
import { refusals } from './refusals.js';
import type { ServerParts } from './server-parts.js';
import { subscribeToAll, subscribeToStream } from './subscriptions.js';
import { eventResponse, nameOf } from './wire.js';

/** Read: a stream or `$all`, in either direction, or a subscription to one of them. */
export async function read(server: ServerParts, call: ReadCall): Promise<void> {
  const options = call.request.getOptions();
  if (!options?.hasUuidOption()) throw refusals.invalid("'uuidOption' is required");
  const stream = options.hasStream() ? nameOf(options.getStream()?.getStreamIdentifier()) : '$all';
  server.access.check(call.metadata, stream);
  if (options.hasSubscription()) {
    if (options.hasStream()) return subscribeToStream(server, call, stream);
    return subscribeToAll(server, call);
  }
  const count = Number(options.getCount());
  if (count <= 0) throw refusals.invalid('A read asks for at least one event.');
  if (options.hasStream()) await readStream(server, call, stream, count);
  else await readAll(server, call, count);
  call.end();
}

async function readStream({ log }: ServerParts, call: ReadCall, name: string, count: number): Promise<void> {
  const stream = log.stream(name);
  const options = call.request.getOptions() as pb.ReadReq.Options;
  const asked = options.getStream() as pb.ReadReq.Options.StreamOptions;
  if (!stream) {
    const missing = new pb.ReadResp.StreamNotFound();
    const identifier = asked.getStreamIdentifier();
    if (identifier) missing.setStreamIdentifier(identifier);
    return void (await send(call, new pb.ReadResp().setStreamNotFound(missing)));
  }
  if (stream.isDeleted) throw refusals.streamDeleted(name);
  const isBackwards = options.getReadDirection() === pb.ReadReq.Options.ReadDirection.BACKWARDS;
  const last = stream.events.at(-1)?.revision ?? -1;
  const revision = asked.hasRevision() ? Number(asked.getRevision()) : asked.hasEnd() ? last + (isBackwards ? 0 : 1) : 0;
  const found = isBackwards
    ? stream.events.filter(event => event.revision <= revision).toReversed()
    : stream.events.filter(event => event.revision >= revision);
  for (const event of found.slice(0, count)) if (!(await send(call, eventResponse(event)))) return;
}

/** Forwards a position is inclusive, backwards it is not. */
async function readAll({ log }: ServerParts, call: ReadCall, count: number): Promise<void> {
  const options = call.request.getOptions() as pb.ReadReq.Options;
  const asked = options.getAll() as pb.ReadReq.Options.AllOptions;
  const isBackwards = options.getReadDirection() === pb.ReadReq.Options.ReadDirection.BACKWARDS;
  const position = positionOf(asked.getPosition());
  const from = position ? log.indexOf(position) : asked.hasEnd() ? log.length : 0;
  const matches = filterOf(options);
  let sent = 0;
  for (let index = isBackwards ? from - 1 : from; sent < count; index += isBackwards ? -1 : 1) {
    const event = log.at(index);
    if (!event) return;
    if (!matches(event)) continue;
    if (!(await send(call, eventResponse(event)))) return;
    sent += 1;
  }
}

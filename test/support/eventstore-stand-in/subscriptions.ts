import pb from '@eventstore/db-client/generated/streams_pb.js';
import { comparePositions, type LogPosition, type StoredEvent } from './records.js';
import { filterOf, positionOf, send, type ReadCall } from './read-requests.js';
import { refusals } from './refusals.js';
import type { ServerParts } from './server-parts.js';
import { eventResponse, nameOf } from './wire.js';

/** How many events the server looks at for one page when the filter sets no window. */
const defaultWindow = 32;

const confirmation = (): pb.ReadResp =>
  new pb.ReadResp().setConfirmation(new pb.ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID()));
const caughtUp = (): pb.ReadResp => new pb.ReadResp().setCaughtUp(new pb.ReadResp.CaughtUp());
const checkpointAt = ({ commit, prepare }: LogPosition): pb.ReadResp =>
  new pb.ReadResp().setCheckpoint(new pb.ReadResp.Checkpoint().setCommitPosition(String(commit)).setPreparePosition(String(prepare)));

/** Everything in one stream after a revision, then what comes. */
export async function subscribeToStream(server: ServerParts, call: ReadCall, name: string): Promise<void> {
  const asked = call.request.getOptions()?.getStream() as pb.ReadReq.Options.StreamOptions;
  const last = server.log.stream(name)?.events.at(-1)?.revision ?? -1;
  const after = asked.hasRevision() ? Number(asked.getRevision()) : asked.hasEnd() ? last : -1;
  const matches = (event: StoredEvent): boolean => event.stream === nameOf(asked.getStreamIdentifier()) && event.revision > after;
  if (server.log.stream(name)?.isDeleted) throw refusals.streamDeleted(name);
  await follow(server, call, { from: 0, matches });
}

/** Everything after a position, then what comes; with checkpoints when a filter may pass much by. */
export async function subscribeToAll(server: ServerParts, call: ReadCall): Promise<void> {
  const options = call.request.getOptions() as pb.ReadReq.Options;
  const asked = options.getAll() as pb.ReadReq.Options.AllOptions;
  const position = positionOf(asked.getPosition());
  const { log } = server;
  const first = position ? log.indexOf(position) : asked.hasEnd() ? log.length : 0;
  const isThere = position && log.at(first) && comparePositions(log.at(first) as StoredEvent, position) === 0;
  await follow(server, call, { from: isThere ? first + 1 : first, matches: filterOf(options), ...windowOf(options, position) });
}

interface Following {
  /** The first index that the subscriber has not seen. */
  from: number;
  matches: (event: StoredEvent) => boolean;
  /** Only filtered subscriptions are told how far the server has looked. */
  window?: number;
  interval?: number;
  checkpoint?: LogPosition | undefined;
}

function windowOf(options: pb.ReadReq.Options, checkpoint: LogPosition | undefined): Partial<Following> {
  const filter = options.getFilter();
  if (!filter) return {};
  const window = filter.hasMax() ? filter.getMax() : defaultWindow;
  const multiplier = filter.getCheckpointintervalmultiplier();
  if (multiplier === 0) throw refusals.invalid('The checkpoint interval is zero.');
  return { window, interval: window * multiplier, checkpoint };
}

async function follow(server: ServerParts, call: ReadCall, following: Following): Promise<void> {
  const ended = new AbortController();
  for (const event of ['cancelled', 'close', 'error']) call.on(event, () => ended.abort());
  const dropped = server.followed(call, ended);
  try {
    if (!(await send(call, confirmation()))) return;
    const next = await catchUp(server, call, following);
    if (server.saysCaughtUp && !(await send(call, caughtUp()))) return;
    await goLive(server, call, { ...following, from: next }, ended.signal);
  } finally {
    dropped();
  }
}

/**
 * Page by page. After a page its first event counts as looked at, so a checkpoint trails behind by up to a page; one is sent every
 * interval, and one at the end.
 */
async function catchUp({ log }: ServerParts, call: ReadCall, { from, matches, window = defaultWindow, interval, checkpoint }: Following) {
  let reached = checkpoint;
  let considered = 0;
  for (let index = from; ;) {
    const page = Array.from({ length: window }, (_, n) => log.at(index + n)).filter(event => event !== undefined);
    for (const event of page.filter(matches)) {
      if (!(await send(call, eventResponse(event)))) return index;
      reached = event;
    }
    const [first] = page;
    if (first && (!reached || comparePositions(reached, first) < 0)) reached = first;
    considered += page.length;
    index += page.length;
    const isEnd = page.length < window;
    if (interval && reached && (isEnd || considered >= interval)) {
      considered %= interval;
      await send(call, checkpointAt(reached));
    }
    if (isEnd) return index;
  }
}

/** As it comes. A checkpoint is sent after every so many events, whether they matched or not. */
async function goLive({ log }: ServerParts, call: ReadCall, { from, matches, interval }: Following, ended: AbortSignal): Promise<void> {
  let considered = 0;
  for (let index = from; !ended.aborted; index += 1) {
    await log.grown(index, ended);
    const event = log.at(index);
    if (!event) return;
    if (matches(event) && !(await send(call, eventResponse(event)))) return;
    considered += 1;
    if (!interval || considered < interval) continue;
    considered = 0;
    if (!(await send(call, checkpointAt(event)))) return;
  }
}

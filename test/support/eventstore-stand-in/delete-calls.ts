import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import type { LogPosition } from './records.js';
import { refusals } from './refusals.js';
import type { ServerParts } from './server-parts.js';
import { expectationOf, nameOf } from './wire.js';

type Call = ServerUnaryCall<pb.DeleteReq, pb.DeleteResp> | ServerUnaryCall<pb.TombstoneReq, pb.TombstoneResp>;

/** Softly, by metadata that hides what is there; or for good, by a tombstone. */
export async function remove(
  server: ServerParts,
  call: Call,
  answer: sendUnaryData<pb.DeleteResp> | sendUnaryData<pb.TombstoneResp>,
  how: 'softly' | 'for good',
): Promise<void> {
  const options = call.request.getOptions() as pb.DeleteReq.Options | pb.TombstoneReq.Options;
  const name = nameOf(options.getStreamIdentifier());
  const expected = expectationOf(options, options.hasRevision() ? options.getRevision() : undefined);
  server.access.check(call.metadata, name);
  const stream = server.log.stream(name);
  if (stream?.isDeleted) throw refusals.streamDeleted(name);
  const current = stream?.events.at(-1)?.revision ?? null;
  const at = current ?? 'no_stream';
  const isExpected = expected === 'any' || (expected === 'stream_exists' ? current !== null : expected === at);
  if (!isExpected) throw refusals.wrongVersion(name, expected, current);
  const outcome = await server.log.append(how === 'softly' ? `$$${name}` : name, 'any', [how === 'softly' ? hidden() : tombstone()]);
  if (outcome.is !== 'written') throw refusals.timedOut();
  (answer as sendUnaryData<pb.DeleteResp>)(null, (how === 'softly' ? deleted(outcome) : buried(outcome)) as pb.DeleteResp);
}

/** The revision from which a deleted stream is to be read: beyond all. */
const beyondAll = Number.MAX_SAFE_INTEGER;

const plain = { contentType: 'application/json', metadata: new Uint8Array() };
const hidden = () => ({ ...plain, id: crypto.randomUUID(), type: '$metadata', data: Buffer.from(JSON.stringify({ $tb: beyondAll })) });
const tombstone = () => ({ ...plain, id: crypto.randomUUID(), type: '$streamDeleted', data: new Uint8Array() });

function deleted({ commit, prepare }: LogPosition): pb.DeleteResp {
  return new pb.DeleteResp().setPosition(new pb.DeleteResp.Position().setCommitPosition(String(commit)).setPreparePosition(String(prepare)));
}

function buried({ commit, prepare }: LogPosition): pb.TombstoneResp {
  return new pb.TombstoneResp().setPosition(new pb.TombstoneResp.Position().setCommitPosition(String(commit)).setPreparePosition(String(prepare)));
}

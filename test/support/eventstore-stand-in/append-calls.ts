import type { sendUnaryData, ServerDuplexStream, ServerReadableStream } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import { sizeOf, type Expectation, type ProposedEvent } from './records.js';
import { outcomes, refusals, Refused } from './refusals.js';
import type { ServerParts } from './server-parts.js';
import type { AppendOutcome } from './stored-log.js';
import { expectationOf, nameOf, proposedOf, uuidOf } from './wire.js';

/** Append: one call, one append. A wrong version is an answer, everything else an end of the call. */
export async function append(
  server: ServerParts,
  call: ServerReadableStream<pb.AppendReq, pb.AppendResp>,
  answer: sendUnaryData<pb.AppendResp>,
): Promise<void> {
  let stream = '';
  let expected: Expectation = 'any';
  let size = 0;
  const events: ProposedEvent[] = [];
  for await (const request of call as AsyncIterable<pb.AppendReq>) {
    const options = request.getOptions();
    if (options) {
      stream = nameOf(options.getStreamIdentifier());
      expected = expectationOf(options, options.hasRevision() ? options.getRevision() : undefined);
      server.access.check(call.metadata, stream);
      continue;
    }
    const event = proposedOf(request.getProposedMessage() as pb.AppendReq.ProposedMessage);
    size += sizeOf(event);
    if (size > server.appendLimit) throw refusals.appendTooLarge(server.appendLimit);
    events.push(event);
  }
  const outcome = await server.append(stream, expected, events);
  switch (outcome.is) {
    case 'written': {
      const position = new pb.AppendResp.Position().setCommitPosition(String(outcome.commit)).setPreparePosition(String(outcome.prepare));
      const success = new pb.AppendResp.Success().setCurrentRevision(String(outcome.revision)).setPosition(position);
      return answer(null, new pb.AppendResp().setSuccess(success));
    }
    case 'wrong-version':
      return answer(null, new pb.AppendResp().setWrongExpectedVersion(wrongVersion(expected, outcome.current)));
    case 'deleted':
      throw refusals.streamDeleted(stream);
    case 'dropped':
      throw refusals.timedOut();
  }
}

function wrongVersion(expected: Expectation, current: number | null): pb.AppendResp.WrongExpectedVersion {
  const wrong = new pb.AppendResp.WrongExpectedVersion();
  if (expected === 'any') wrong.setExpectedAny(new shared.Empty());
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new shared.Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  if (current === null) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(current));
  return wrong;
}

interface Pending {
  stream: string;
  expected: Expectation;
  until: number;
  size: number;
  events: ProposedEvent[];
}

/** BatchAppend: many appends on one call, each in one or more requests, each answered by its correlation id when it is done. */
export async function batchAppend(server: ServerParts, call: ServerDuplexStream<pb.BatchAppendReq, pb.BatchAppendResp>): Promise<void> {
  const pending = new Map<string, Pending>();
  const say = (request: pb.BatchAppendReq, stream: string, result: pb.BatchAppendResp): void => {
    if (call.cancelled || call.destroyed) return;
    call.write(result.setCorrelationId(request.getCorrelationId()).setStreamIdentifier(identifier(stream)));
  };
  const open = new Set<Promise<void>>();
  for await (const request of call as AsyncIterable<pb.BatchAppendReq>) {
    const correlation = uuidOf(request.getCorrelationId());
    const options = request.getOptions();
    if (options) {
      const begun = begin(options);
      const refused = refusal(server, call, begun);
      if (refused) {
        say(request, begun.stream, new pb.BatchAppendResp().setError(refused));
        continue;
      }
      pending.set(correlation, begun);
    }
    const batch = pending.get(correlation);
    if (!batch) continue;
    try {
      for (const message of request.getProposedMessagesList()) batch.events.push(proposedOf(message));
    } catch (error) {
      pending.delete(correlation);
      say(request, batch.stream, new pb.BatchAppendResp().setError(outcomes.badRequest((error as Error).message)));
      continue;
    }
    batch.size = batch.events.reduce((sum, event) => sum + sizeOf(event), 0);
    if (batch.size > server.appendLimit) {
      pending.delete(correlation);
      say(request, batch.stream, new pb.BatchAppendResp().setError(outcomes.appendTooLarge(server.appendLimit)));
      continue;
    }
    if (!request.getIsFinal()) continue;
    pending.delete(correlation);
    const work = server
      .append(batch.stream, batch.expected, batch.events)
      .then(outcome => say(request, batch.stream, answerTo(batch, outcome)))
      .catch((error: unknown) => void (error instanceof Refused ? call.emit('error', error) : undefined))
      .finally(() => open.delete(work));
    open.add(work);
  }
  await Promise.all(open);
  call.end();
}

function begin(options: pb.BatchAppendReq.Options): Pending {
  const position = options.hasStreamPosition() ? options.getStreamPosition() : undefined;
  const until = options.getDeadline()?.toDate().getTime() ?? Infinity;
  return { stream: nameOf(options.getStreamIdentifier()), expected: expectationOf(options, position), until, size: 0, events: [] };
}

function refusal(server: ServerParts, call: ServerDuplexStream<pb.BatchAppendReq, pb.BatchAppendResp>, { stream, until }: Pending) {
  try {
    server.access.check(call.metadata, stream);
  } catch {
    return outcomes.accessDenied();
  }
  return until <= Date.now() ? outcomes.timedOut() : undefined;
}

function answerTo({ stream, expected }: Pending, outcome: AppendOutcome): pb.BatchAppendResp {
  const answer = new pb.BatchAppendResp();
  switch (outcome.is) {
    case 'written': {
      const position = new shared.AllStreamPosition().setCommitPosition(String(outcome.commit)).setPreparePosition(String(outcome.prepare));
      return answer.setSuccess(new pb.BatchAppendResp.Success().setCurrentRevision(String(outcome.revision)).setPosition(position));
    }
    case 'wrong-version':
      return answer.setError(outcomes.wrongVersion(expected, outcome.current));
    case 'deleted':
      return answer.setError(outcomes.streamDeleted(identifier(stream)));
    case 'dropped':
      return answer.setError(outcomes.timedOut());
  }
}

function identifier(stream: string): shared.StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
}

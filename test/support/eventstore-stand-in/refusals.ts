import { Metadata, status, type ServerErrorResponse } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import rpc from '@eventstore/db-client/generated/status_pb.js';
import type { Expectation } from './records.js';

/** A call's end as the server gives it: the client reads what happened from the trailers. */
export class Refused extends Error implements ServerErrorResponse {
  readonly metadata = new Metadata();

  constructor(
    readonly code: status,
    readonly details: string,
    trailers: Record<string, string> = {},
  ) {
    super(details);
    for (const [key, value] of Object.entries(trailers)) this.metadata.set(key, value);
  }
}

export const refusals = {
  accessDenied: () => new Refused(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' }),
  unauthenticated: () => new Refused(status.UNAUTHENTICATED, 'Bad gRPC response. HTTP status code: 401'),
  streamDeleted: (stream: string) =>
    new Refused(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, { exception: 'stream-deleted', 'stream-name': stream }),
  notLeader: (host: string, port: number) =>
    new Refused(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': host,
      'leader-endpoint-port': String(port),
    }),
  appendTooLarge: (limit: number) =>
    new Refused(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(limit),
    }),
  propertyMissing: (property: string) =>
    new Refused(status.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
      exception: 'missing-required-metadata-property',
      'required-metadata-properties': 'type,content-type',
    }),
  wrongVersion: (stream: string, expected: Expectation, current: number | null) =>
    new Refused(status.FAILED_PRECONDITION, `Delete failed due to WrongExpectedVersion. Stream: ${stream}`, {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': String(typeof expected === 'number' ? expected : { any: -2, no_stream: -1, stream_exists: -4 }[expected]),
      'actual-version': String(current ?? -1),
    }),
  timedOut: () => new Refused(status.ABORTED, 'Operation timed out: Commit phase timeout.'),
  notReady: () => new Refused(status.UNAVAILABLE, 'Server Is Not Ready'),
  invalid: (what: string) => new Refused(status.INVALID_ARGUMENT, what),
  shuttingDown: () => new Refused(status.UNAVAILABLE, 'Server is shutting down.'),
};

/** An outcome of one append among many on a wire: the status's details say what happened, packed under its type's name. */
function packed(code: number, message: string, details: { serializeBinary(): Uint8Array }, name = message): rpc.Status {
  const field = (number: number, bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from([number * 8 + 2]), lengthOf(bytes), bytes]);
  const any = Buffer.concat([field(1, Buffer.from(`type.googleapis.com/event_store.client.${name}`)), field(2, details.serializeBinary())]);
  return rpc.Status.deserializeBinary(field(3, any)).setCode(code).setMessage(message);
}

function lengthOf(bytes: Uint8Array): Buffer {
  const digits: number[] = [];
  for (let rest = bytes.length; ; rest >>= 7) {
    if (rest < 128) return Buffer.from([...digits, rest]);
    digits.push((rest & 127) | 128);
  }
}

export const outcomes = {
  accessDenied: () => packed(status.PERMISSION_DENIED, 'AccessDenied', new shared.AccessDenied()),
  timedOut: () => packed(status.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout()),
  badRequest: (message: string) => packed(status.INVALID_ARGUMENT, 'BadRequest', new shared.BadRequest().setMessage(message)),
  appendTooLarge: (limit: number) =>
    packed(status.INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', new shared.MaximumAppendSizeExceeded().setMaxappendsize(limit)),
  streamDeleted: (stream: shared.StreamIdentifier) =>
    packed(status.NOT_FOUND, 'StreamDeleted', new shared.StreamDeleted().setStreamIdentifier(stream)),
  wrongVersion(expected: Expectation, current: number | null): rpc.Status {
    const details = new shared.WrongExpectedVersion();
    if (expected === 'any') details.setExpectedAny(new shared.Empty());
    else if (expected === 'no_stream') details.setExpectedNoStream(new shared.Empty());
    else if (expected === 'stream_exists') details.setExpectedStreamExists(new shared.Empty());
    else details.setExpectedStreamPosition(String(expected));
    if (current === null) details.setCurrentNoStream(new shared.Empty());
    else details.setCurrentStreamRevision(String(current));
    return packed(status.ALREADY_EXISTS, 'WrongExpectedVersion', details);
  },
};

import shared from '@eventstore/db-client/generated/shared_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import type { Expectation, ProposedEvent, StoredEvent } from './records.js';
import { refusals } from './refusals.js';

export function nameOf(identifier: shared.StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

/** A UUID is sent as text or as two numbers. */
export function uuidOf(uuid: shared.UUID | undefined): string {
  const structured = uuid?.getStructured();
  if (!structured) return (uuid?.getString() ?? '').toLowerCase();
  const hex = [structured.getMostSignificantBits(), structured.getLeastSignificantBits()]
    .map(bits => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0'))
    .join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export function expectationOf(
  options: { hasAny(): boolean; hasNoStream(): boolean; hasStreamExists(): boolean },
  revision: string | undefined,
): Expectation {
  if (revision !== undefined) return Number(revision);
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  if (options.hasAny()) return 'any';
  throw refusals.invalid("'None' is not a valid expected revision");
}

export function proposedOf(message: pb.AppendReq.ProposedMessage | pb.BatchAppendReq.ProposedMessage): ProposedEvent {
  const [type, contentType] = ['type', 'content-type'].map(property => {
    const value = message.getMetadataMap().get(property);
    if (value === undefined) throw refusals.propertyMissing(property);
    return value;
  }) as [string, string];
  return { id: uuidOf(message.getId()), type, contentType, data: message.getData_asU8(), metadata: message.getCustomMetadata_asU8() };
}

/** A date as the server writes it: tenths of microseconds since 1970. */
const ticks = (milliseconds: number): string => String(BigInt(milliseconds) * 10_000n);

export function eventResponse(event: StoredEvent): pb.ReadResp {
  const recorded = new pb.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(event.stream)))
    .setStreamRevision(String(event.revision))
    .setCommitPosition(String(event.commit))
    .setPreparePosition(String(event.prepare))
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  recorded.getMetadataMap().set('type', event.type).set('created', ticks(event.created)).set('content-type', event.contentType);
  return new pb.ReadResp().setEvent(new pb.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(event.commit)));
}

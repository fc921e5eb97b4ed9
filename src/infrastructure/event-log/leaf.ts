import { createHash, type Hash } from 'node:crypto';
import { START, type EventLog, type RecordedEvent } from '../../shared-kernel/ports/event-log.js';

/** What a leaf covers: nothing that a store assigns, so that a copied log has the same tree. */
export type LeafOf = Pick<RecordedEvent, 'stream' | 'revision' | 'id' | 'type' | 'schemaVersion'> & { raw: { data: string; metadata: string } };

/**
 * The leaf of an event in the log's Merkle tree, 32 bytes; the tree's leaves stand in log order, by ordinal.
 * The format is fixed, with test vectors, in `docs/log-format.md`.
 */
export function leafHash({ stream, revision, id, type, schemaVersion, raw }: LeafOf): Buffer {
  const leaf = createHash('sha256').update(Buffer.of(0));
  field(leaf, Buffer.from(stream));
  field(leaf, number(revision));
  field(leaf, Buffer.from(id.replaceAll('-', ''), 'hex'));
  field(leaf, Buffer.from(type));
  field(leaf, number(schemaVersion));
  field(leaf, Buffer.from(raw.data));
  field(leaf, Buffer.from(raw.metadata));
  return leaf.digest();
}

/** The leaves of a log as it is now, from its first event on. */
export async function* leavesOf(log: Pick<EventLog, 'readAll'>): AsyncGenerator<Buffer> {
  for await (const { events } of log.readAll({ after: START, raw: true }))
    for (const event of events) yield leafHash(event as RecordedEvent & LeafOf);
}

/** Each field says how long it is, so that no two events read the same. */
function field(leaf: Hash, bytes: Buffer): void {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  leaf.update(length).update(bytes);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

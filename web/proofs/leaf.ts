import type { Shapes } from '../api/client.js';
import { fromHex, joined, sha256, utf8, type Bytes } from './bytes.js';

/** What a leaf covers: the event as it stands in the log, byte for byte. */
export type LoggedEvent = Readonly<Pick<Shapes['KeptEventShape'], 'stream' | 'revision' | 'id' | 'type' | 'schemaVersion' | 'data' | 'metadata'>>;

const LEAF = Uint8Array.of(0);

const bigEndian = (number: number, bytes: 4 | 8): Bytes => {
  const view = new DataView(new ArrayBuffer(bytes));
  if (bytes === 4) view.setUint32(0, number);
  else view.setBigUint64(0, BigInt(number));
  return new Uint8Array(view.buffer);
};

const field = (value: Bytes): Bytes => joined(bigEndian(value.length, 4), value);

/** The leaf of an event as docs/log-format.md has it. */
export const leafOf = ({ stream, revision, id, type, schemaVersion, data, metadata }: LoggedEvent): Promise<Bytes> => {
  const uuid = fromHex(id.replaceAll('-', '')) ?? new Uint8Array();
  const fields = [utf8(stream), bigEndian(revision, 8), uuid, utf8(type), bigEndian(schemaVersion, 8), utf8(data), utf8(metadata)];
  return sha256(joined(LEAF, ...fields.map(field)));
};

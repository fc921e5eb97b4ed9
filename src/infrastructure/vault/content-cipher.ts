import { randomBytes } from 'node:crypto';
import { CannotOpen, type ByteRange, type SealContext, type SealedSource } from '../../shared-kernel/ports/vault.js';
import { decrypt, encrypt, NONCE_BYTES, TAG_BYTES } from './aes.js';
import { associatedData, canonical } from './canonical.js';
import { CHUNK_BYTES, inPieces } from './chunks.js';
import { derive, type DataKey } from './data-key.js';

/*
 * Sealed content: header, then chunks of ciphertext and tag. The key is this content's own, the nonce counts the chunks and marks the
 * last one, the header and the context are associated data of every chunk: so chunks cannot be cut off, reordered, repeated or moved.
 */
const MAGIC = Buffer.from('KRC1');
const SALT_BYTES = 32;
const ID_BYTES = 16;
const HEADER_BYTES = MAGIC.length + ID_BYTES + SALT_BYTES;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
const KIND = 'keyreel/content/v1';

const nonceOf = (chunk: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt8(last ? 1 : 0, 0);
  nonce.writeBigUInt64BE(BigInt(chunk), 4);
  return nonce;
};

const ownKeyOf = (key: DataKey, header: Buffer, context: SealContext) => ({
  key: derive(key.forContent.reveal(), KIND, header.subarray(HEADER_BYTES - SALT_BYTES)),
  associated: Buffer.concat([canonical(header), associatedData(KIND, key.id, context)]),
});

export async function* sealContent(plain: AsyncIterable<Uint8Array>, key: DataKey, context: SealContext): AsyncGenerator<Buffer> {
  const header = Buffer.concat([MAGIC, Buffer.from(key.id.replaceAll('-', ''), 'hex'), randomBytes(SALT_BYTES)]);
  const own = ownKeyOf(key, header, context);
  yield header;
  let chunk = 0;
  for await (const { piece, last } of inPieces(plain, CHUNK_BYTES)) yield encrypt(piece, { ...own, nonce: nonceOf(chunk++, last) });
}

/** Where the plain bytes lie in sealed content of this length. */
interface Layout {
  readonly chunks: number;
  readonly plainBytes: number;
}

const layoutOf = (sealedBytes: number): Layout => {
  const body = sealedBytes - HEADER_BYTES;
  const chunks = Math.ceil(body / SEALED_CHUNK_BYTES);
  const plainBytes = body - chunks * TAG_BYTES;
  const inLast = plainBytes - (chunks - 1) * CHUNK_BYTES;
  // only empty content ends in an empty chunk
  if (chunks < 1 || inLast < 0 || (inLast === 0 && chunks > 1)) throw new CannotOpen();
  return { chunks, plainBytes };
};

/** Finds the data key that sealed content asks for. */
export type FindDataKey = (dataKeyId: string) => Promise<DataKey>;

/** Throws CannotOpen at once for what shows in the header, and while iterating for the rest. */
export const openContent = async (
  source: SealedSource,
  context: SealContext,
  find: FindDataKey,
  range?: ByteRange,
): Promise<AsyncIterable<Uint8Array>> => {
  const layout = layoutOf(source.bytes);
  const header = await collect(await source.read({ start: 0, end: HEADER_BYTES - 1 }));
  if (header.length !== HEADER_BYTES) throw new CannotOpen();
  const own = ownKeyOf(await find(idIn(header)), header, context);
  const start = range?.start ?? 0;
  if (start < 0 || (range !== undefined && start >= layout.plainBytes)) throw new RangeError('The range begins beyond the end.');
  const end = Math.min(range?.end ?? Infinity, Math.max(layout.plainBytes - 1, 0));
  return openChunks(source, own, layout, { start, end });
};

const idIn = (header: Buffer): string => {
  const digits = header.subarray(MAGIC.length, MAGIC.length + ID_BYTES).toString('hex');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

async function* openChunks(
  source: SealedSource,
  own: { key: Buffer; associated: Buffer },
  { chunks }: Layout,
  { start, end }: { start: number; end: number },
): AsyncGenerator<Uint8Array> {
  if (end < start) return;
  let chunk = Math.floor(start / CHUNK_BYTES);
  const lastWanted = Math.floor(end / CHUNK_BYTES);
  const sealedEnd = Math.min(HEADER_BYTES + (lastWanted + 1) * SEALED_CHUNK_BYTES, source.bytes) - 1;
  const sealed = await source.read({ start: HEADER_BYTES + chunk * SEALED_CHUNK_BYTES, end: sealedEnd });
  for await (const { piece } of inPieces(sealed, SEALED_CHUNK_BYTES)) {
    if (chunk > lastWanted) throw new CannotOpen();
    const plain = openChunk(piece, { ...own, nonce: nonceOf(chunk, chunk === chunks - 1) });
    const from = chunk * CHUNK_BYTES;
    yield plain.subarray(Math.max(start - from, 0), Math.min(end + 1 - from, plain.length));
    chunk += 1;
  }
  if (chunk <= lastWanted) throw new CannotOpen();
}

const openChunk = (sealed: Buffer, call: { key: Buffer; associated: Buffer; nonce: Buffer }): Buffer => {
  try {
    return decrypt(sealed, call);
  } catch {
    throw new CannotOpen();
  }
};

const collect = async (bytes: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
};

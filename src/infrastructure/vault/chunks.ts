/** Plain bytes in one chunk. */
export const CHUNK_BYTES = 64 * 1024;

/** Cuts a stream into pieces of exactly `size` bytes; the last one may be shorter, and an empty stream is one empty piece. */
export async function* inPieces(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const arrived of bytes) {
    waiting.push(arrived);
    length += arrived.length;
    // held back until more is known to come, because the last piece is marked as such
    if (length <= size) continue;
    const joined = Buffer.concat(waiting);
    let at = 0;
    for (; joined.length - at > size; at += size) yield { piece: joined.subarray(at, at + size), last: false };
    // copied, so that a small rest does not keep a large buffer alive
    waiting = [Buffer.from(joined.subarray(at))];
    length = joined.length - at;
  }
  yield { piece: Buffer.concat(waiting), last: true };
}

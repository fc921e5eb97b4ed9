import type { Readable } from 'node:stream';

const TRIES_WITHOUT_PROGRESS = 3;
const UNREAD_MS = 60_000;
const STALLED_MS = 60_000;

const stalled = (): Error => Object.assign(new Error('The storage went silent in the middle of an answer.'), { code: 'TimeoutError' });

/** One answer to its end; a line that goes silent is a dead one. */
async function* partsOf(body: Readable): AsyncGenerator<Uint8Array> {
  const parts = body[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  try {
    for (;;) {
      const timer = setTimeout(() => body.destroy(stalled()), STALLED_MS);
      const next = await parts.next().finally(() => clearTimeout(timer));
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    body.destroy();
  }
}

/**
 * So many bytes and no more, though the line may break: it is taken up again where it broke. Films are read slowly and for hours, and a storage hangs up
 * on readers who pause. An answer that nobody comes to read is let go of.
 */
export const unbroken = (first: Readable, bytes: number, goOn: (from: number) => Promise<Readable>): AsyncIterable<Uint8Array> => {
  const forgotten = setTimeout(() => first.destroy(), UNREAD_MS).unref();
  // a reader who comes too late finds it broken, and it is taken up again
  first.on('error', () => undefined);
  async function* read(): AsyncGenerator<Uint8Array> {
    clearTimeout(forgotten);
    let [read, tries] = [0, 0];
    for (let body: Readable | null = first; ; body = null) {
      try {
        for await (const part of partsOf(body ?? (await goOn(read)))) {
          const wanted = part.subarray(0, bytes - read);
          [read, tries] = [read + wanted.length, 0];
          yield wanted;
        }
        if (read >= bytes) return;
      } catch (error) {
        // whole, but not what the storage says it is
        if (read >= bytes || tries >= TRIES_WITHOUT_PROGRESS) throw error;
      }
      if ((tries += 1) > TRIES_WITHOUT_PROGRESS) throw stalled();
    }
  }
  return { [Symbol.asyncIterator]: read };
};

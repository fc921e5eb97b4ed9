import { MediaProblem } from '../../../shared-kernel/ports/media-engine.js';

/** One message out of a media process; what it says is not trusted. */
export type Received = { readonly json: Record<string, unknown> } | { readonly bytes: Buffer };

const largestBody = 256 * 1024 * 1024;

/** Collects the chunks of a pipe until a whole message is there. */
class Collected {
  private chunks: Buffer[] = [];
  length = 0;

  add(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.length += chunk.length;
  }

  take(count: number): Buffer {
    const all = this.chunks.length === 1 ? (this.chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.chunks);
    this.chunks = [all.subarray(count)];
    this.length -= count;
    return all.subarray(0, count);
  }
}

const broken = (): MediaProblem => new MediaProblem('media_damaged', 'The process that read this file broke off.');

function decode(letter: string, body: Buffer): Received {
  if (letter === 'B') return { bytes: body };
  try {
    const json: unknown = JSON.parse(body.toString('utf8'));
    if (letter === 'J' && typeof json === 'object' && json !== null) return { json: json as Record<string, unknown> };
  } catch {
    // Falls through: not our protocol.
  }
  throw broken();
}

/** Turns a process's output into messages. Rejects what does not keep to the protocol. */
export async function* messagesOf(output: AsyncIterable<Buffer>): AsyncGenerator<Received, void, undefined> {
  const collected = new Collected();
  let head: { letter: string; length: number } | null = null;
  for await (const chunk of output) {
    collected.add(chunk);
    for (;;) {
      if (head === null && collected.length >= 5) {
        const bytes = collected.take(5);
        head = { letter: bytes.toString('latin1', 0, 1), length: bytes.readUInt32LE(1) };
        if (head.length > largestBody) throw broken();
      }
      if (head === null || collected.length < head.length) break;
      yield decode(head.letter, collected.take(head.length));
      head = null;
    }
  }
}

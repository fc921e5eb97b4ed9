import { writeSync } from 'node:fs';

/**
 * How the processes that read foreign media speak to us: on standard output, in messages of one letter, four bytes of length
 * (little-endian) and a body. J is JSON, B is bytes. Imported by those processes, so nothing but Node may be imported here.
 */
export type ChildMessage =
  { readonly problem: string } | { readonly done: true } | { readonly facts: unknown } | PictureHead | { readonly versions: string };

/** Announces the bytes of one picture. */
export interface PictureHead {
  readonly atSeconds: number;
  readonly width: number;
  readonly height: number;
}

const standardOutput = 1;

function writeAll(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(standardOutput, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') process.exit(1); // Nobody listens any more.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

function write(letter: 'J' | 'B', body: Uint8Array): void {
  const head = Buffer.alloc(5);
  head.write(letter, 0, 'latin1');
  head.writeUInt32LE(body.length, 1);
  writeAll(head);
  writeAll(body);
}

export const say = (message: ChildMessage): void => write('J', Buffer.from(JSON.stringify(message)));

export const hand = (bytes: Uint8Array): void => write('B', bytes);

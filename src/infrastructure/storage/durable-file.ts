import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { StoredBytes } from '../../shared-kernel/ports/storage.js';

/** Parts below this size are written together. */
const TOGETHER = 64 * 1024;

/** Writes a new file to its last byte and on to the disk; a body that fails leaves no file. */
export const writeDurably = async (path: string, body: AsyncIterable<Uint8Array>): Promise<StoredBytes> => {
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let [bytes, unwritten]: [number, Uint8Array[]] = [0, []];
  let written = 0;
  try {
    for await (const part of body) {
      hash.update(part);
      bytes += part.length;
      unwritten.push(part);
      if (bytes - written < TOGETHER) continue;
      await file.writeFile(Buffer.concat(unwritten));
      [written, unwritten] = [bytes, []];
    }
    if (unwritten.length > 0) await file.writeFile(Buffer.concat(unwritten));
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
};

/** Makes new and removed names in a folder last over a power cut. */
export const syncFolder = async (folder: string): Promise<void> => {
  // Windows cannot open folders
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
};

/** Writes a small file whole and durable; when somebody was first, theirs stays. */
export const createDurably = async (path: string, text: string, mode: { readonly file: number; readonly folder: number }): Promise<void> => {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: mode.folder });
  const draft = `${path}.${randomBytes(8).toString('hex')}.new`;
  try {
    const file = await open(draft, 'wx', mode.file);
    await file
      .writeFile(text)
      .then(() => file.sync())
      .finally(() => file.close());
    // unlike a rename, a link never replaces what is there
    await link(draft, path).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(folder);
};

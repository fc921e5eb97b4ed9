import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';

/** A file of an archive, as an independent reader finds it. */
export interface FoundFile {
  readonly name: string;
  readonly at: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** Reads an archive as a stranger's program would: names that lead out of its folder are an error, and so are wrong sizes and sums. */
export const readZip = async (archive: Buffer): Promise<readonly FoundFile[]> => {
  const zip = await fromBufferPromise(archive, { lazyEntries: true, strictFileNames: true });
  const files: FoundFile[] = [];
  for await (const entry of zip.eachEntry()) {
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    if (crc32(bytes) !== entry.crc32) throw new Error(`The sum of ${entry.fileName} is wrong.`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    files.push({ name: entry.fileName, at: entry.getLastModDate().toISOString(), bytes, sha256 });
  }
  return files;
};

/** The file of an archive by its name. */
export const fileOf = (files: readonly FoundFile[], name: string): Buffer => {
  const found = files.find(file => file.name === name);
  if (!found) throw new Error(`There is no ${name}, but ${files.map(file => file.name).join(', ')}.`);
  return found.bytes;
};

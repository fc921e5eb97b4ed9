import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Store } from 's3rver';

/**
 * What s3rver lacks where several write at once and one of them is killed: an object is there whole or not at all, is there when that is answered,
 * and its folder is not taken away while another one is being put into it.
 */
export const keepWhole = (store: Store): void => {
  store.putObject = async ({ bucket, key, content, metadata }) => {
    const bytes = Buffer.isBuffer(content) ? content : await buffer(content);
    const path = store.getResourcePath(bucket, key, 'object');
    const draft = `${path}.${randomUUID()}`;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, bytes);
    const md5 = createHash('md5').update(bytes).digest('hex');
    await store.putMetadata(bucket, key, metadata, md5);
    await rename(draft, path);
    return { size: bytes.length, md5 };
  };
  store.deleteObject = async (bucket, key) => {
    const parts = ['object', 'object.md5', 'metadata.json'] as const;
    await Promise.all(parts.map(part => rm(store.getResourcePath(bucket, key, part), { force: true })));
  };
};

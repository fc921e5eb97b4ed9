import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createHash } from 'node:crypto';
import { Bucket } from '../../src/infrastructure/storage/s3/bucket.js';
import type { BucketSettings } from '../../src/settings/bucket-settings.js';

/** Something in which a secret could lie. */
export interface Place {
  readonly kind: 'database dump' | 'database log' | 'database files' | 'queue' | 'service output' | 'files in the bucket' | 'other files';
  readonly name: string;
  readonly bytes: Buffer;
}

const kindOf = (path: string): Place['kind'] => {
  if (/^postgres[/\\]server\.log/.test(path)) return 'database log';
  return path.startsWith('postgres') ? 'database files' : 'other files';
};

/** Every file below a data folder but copies of the films that were given to it; what vanishes meanwhile is passed over. */
export async function* filesIn(dataDir: string, films: ReadonlySet<string>): AsyncGenerator<Place> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter(file => file.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => null);
    if (bytes === null || films.has(createHash('sha256').update(bytes).digest('hex'))) continue;
    const name = relative(dataDir, path);
    yield { kind: kindOf(name), name, bytes };
  }
}

/** Every object of a bucket but the films, where files lie in one. */
export async function* objectsIn(settings: BucketSettings, films: ReadonlySet<string>): AsyncGenerator<Place> {
  const bucket = new Bucket(settings, 1);
  try {
    for await (const { key } of bucket.list('')) {
      const parts: Uint8Array[] = [];
      for await (const part of (await bucket.get(key)) ?? []) parts.push(part);
      const bytes = Buffer.concat(parts);
      if (!films.has(createHash('sha256').update(bytes).digest('hex'))) yield { kind: 'files in the bucket', name: key, bytes };
    }
  } finally {
    bucket.close();
  }
}

/** The tables of a dump, each a place of its own, and once more what its columns of bytes hold, as those bytes. */
export const tablesIn = (dump: Buffer): readonly Place[] => {
  const starts = [...dump.toString('latin1').matchAll(/^-- table (\S+)\n/gm)];
  return starts.flatMap(({ index, 1: name = '' }, at) => {
    const bytes = dump.subarray(index, starts[at + 1]?.index ?? dump.length);
    const table = { kind: name.startsWith('bullmq.') ? 'queue' : 'database dump', name, bytes } as const;
    const inner = bytesIn(bytes);
    return inner.length === 0 ? [table] : [table, { ...table, name: `${name}, in bytes`, bytes: inner }];
  });
};

/** The bytes that a dump writes as `\\x` and hexadecimal digits, one column's after the other's. */
const bytesIn = (table: Buffer): Buffer => {
  const columns = table.toString('latin1').matchAll(/\\\\x((?:[0-9a-f]{2})+)/g);
  return Buffer.concat([...columns].flatMap(({ 1: hex = '' }) => [Buffer.from(hex, 'hex'), Buffer.of(0)]));
};

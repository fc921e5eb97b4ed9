import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver, { type Context } from 's3rver';
import type { BucketSettings } from '../../../settings/bucket-settings.js';
import { keepWhole } from './whole-objects.js';

/**
 * An S3-compatible server on this machine: s3rver, and before it what it lacks (README.md beside the adapter names it all). Test equipment:
 * it checks no signature and no checksum, and is never offered as a storage.
 */
export interface S3Server {
  readonly settings: BucketSettings;
  /** From now on the bucket keeps what is replaced and deleted. */
  keepVersions(): void;
  /** Versions that the bucket still has, marks of deletion among them. */
  versions(): readonly string[];
  /** Uploads in parts that were begun and neither ended nor aborted. */
  begun(): Promise<number>;
  /** What requests came; every one, if nobody looked before. */
  heard(): readonly string[];
  close(): Promise<void>;
}

const BUCKET = 'keyreel-films';
/** Short, so that lists have several pages. */
const PAGE = 10;
const xml = (root: string, inner: string): string => `<?xml version="1.0" encoding="UTF-8"?><${root}>${inner}</${root}>`;
const answer = (context: Context, status: number, body = ''): void => {
  context.status = status;
  context.type = 'application/xml';
  context.body = body;
};

export const startS3Server = async (): Promise<S3Server> => {
  const directory = await mkdtemp(join(tmpdir(), 'keyreel s3 '));
  const server = new S3rver({ address: '127.0.0.1', port: 0, directory, silent: true, vhostBuckets: false, configureBuckets: [{ name: BUCKET }] });
  keepWhole(server.store);
  const parts = new Parts(join(directory, BUCKET, '._S3rver_uploads'));
  const versions = new Versions();
  const heard: string[] = [];
  server.middleware.unshift(async (context, next) => {
    heard.push(`${context.method} ${context.path}`);
    if ((await parts.answers(context)) || versions.answers(context)) return;
    if (context.query['list-type'] === '2') return listed(server, context);
    await next();
    versions.note(context);
  });
  const { port } = await server.run();
  return {
    settings: {
      bucket: BUCKET,
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
      prefix: '',
      forcePathStyle: true,
      checksums: 'when_supported',
      directSeconds: null,
    },
    keepVersions: () => void (versions.kept = true),
    versions: () => versions.all(),
    begun: () => parts.count(),
    heard: () => heard.splice(0),
    close: async () => {
      server.httpServer.closeAllConnections();
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
};

/** Its own list cannot go on after the first page: the cipher that it makes tokens with is no longer in Node. */
const listed = async ({ store }: S3rver, context: Context): Promise<void> => {
  const bucket = context.path.split('/')[1] ?? '';
  if (bucket !== BUCKET) return answer(context, 404, xml('Error', '<Code>NoSuchBucket</Code>'));
  const { prefix = '', 'start-after': startAfter = '', 'max-keys': most = String(PAGE) } = context.query;
  const { objects, isTruncated } = await store.listObjects(bucket, { prefix, startAfter, maxKeys: Math.min(PAGE, Number(most)) });
  const entries = objects.map(
    ({ key, size, lastModifiedDate }) =>
      `<Contents><Key>${key}</Key><Size>${size}</Size><LastModified>${lastModifiedDate.toISOString()}</LastModified></Contents>`,
  );
  answer(context, 200, xml('ListBucketResult', `<IsTruncated>${String(isTruncated)}</IsTruncated>${entries.join('')}`));
};

/** Uploads in parts: to list them and to give one up. */
class Parts {
  constructor(private readonly folder: string) {}

  async count(): Promise<number> {
    return (await readdir(this.folder).catch(() => [])).length;
  }

  async answers(context: Context): Promise<boolean> {
    const { uploadId, uploads } = context.query;
    if (context.method === 'DELETE' && uploadId !== undefined) {
      await rm(join(this.folder, uploadId), { recursive: true, force: true });
      answer(context, 204);
      return true;
    }
    if (context.method !== 'GET' || uploads === undefined) return false;
    const ids = await readdir(this.folder).catch(() => []);
    const entries = await Promise.all(
      ids.map(async id => {
        const begunAt = (await stat(join(this.folder, id, 'key'))).mtime.toISOString();
        const key = await readFile(join(this.folder, id, 'key'), 'utf8');
        return `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${begunAt}</Initiated></Upload>`;
      }),
    );
    answer(context, 200, xml('ListMultipartUploadsResult', `<IsTruncated>false</IsTruncated>${entries.join('')}`));
    return true;
  }
}

/** Only that there are versions, and which; what an old one held nobody asks for. */
class Versions {
  kept = false;
  readonly #versions: { readonly key: string; readonly id: string; readonly deleted: boolean }[] = [];

  all(): readonly string[] {
    return this.#versions.map(({ key }) => key);
  }

  answers(context: Context): boolean {
    const { versionId, versioning, versions, prefix = '' } = context.query;
    if (context.method === 'GET' && versioning !== undefined) {
      answer(context, 200, xml('VersioningConfiguration', this.kept ? '<Status>Enabled</Status>' : ''));
      return true;
    }
    if (context.method === 'GET' && versions !== undefined) {
      const entries = this.#versions
        .filter(({ key }) => key.startsWith(prefix))
        .map(
          ({ key, id, deleted }) =>
            `<${deleted ? 'DeleteMarker' : 'Version'}><Key>${key}</Key><VersionId>${id}</VersionId></${deleted ? 'DeleteMarker' : 'Version'}>`,
        );
      answer(context, 200, xml('ListVersionsResult', `<IsTruncated>false</IsTruncated>${entries.join('')}`));
      return true;
    }
    if (context.method !== 'DELETE' || versionId === undefined) return false;
    const found = this.#versions.findIndex(({ id }) => id === versionId);
    if (found >= 0) this.#versions.splice(found, 1);
    answer(context, 204);
    return true;
  }

  note({ method, path, query, status }: Context): void {
    const ended = method === 'PUT' ? query['uploadId'] === undefined : method === 'POST' && query['uploadId'] !== undefined;
    if (!this.kept || status >= 300 || !(ended || method === 'DELETE')) return;
    this.#versions.push({ key: path.split('/').slice(2).join('/'), id: randomUUID(), deleted: method === 'DELETE' });
  }
}

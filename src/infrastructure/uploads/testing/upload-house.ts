import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { All, Controller } from '@nestjs/common';
import { Me, Policy } from '../../http/route.js';
import { Scope } from '../../http/scopes.js';
import { startRim, type Rim } from '../../http/testing/rim.js';
import { Wire, type BareExchange } from '../../http/uploads.js';
import type { ReceivedFile } from '../received-file.js';
import { AccountBucketStore } from '../account-bucket-store.js';
import { TusUploads, type TusUploadsParts } from '../tus-uploads.js';
import { UploadProblem } from '../upload-problem.js';
import { Bucket } from '../../storage/s3/bucket.js';
import { startS3Server, type S3Server } from '../../storage/testing/s3-server.js';

/** What arrived, and the bytes as they were at that moment. */
export interface Arrival extends ReceivedFile {
  readonly content: Buffer;
}

/** Resumable uploads behind the real rim. */
export interface UploadHouse {
  readonly rim: Rim;
  readonly uploads: TusUploads;
  readonly endpoint: string;
  readonly arrivals: Arrival[];
  /** What `onFinished` does besides remembering. */
  onArrival: (file: ReceivedFile) => Promise<Record<string, string> | void>;
  /** Files that are left on the disk. */
  files(): Promise<string[]>;
  /** The same folder under new uploads, as after a restart. */
  restart(parts?: Partial<TusUploadsParts>): Promise<TusUploads>;
  send(to: Sending): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: string }>;
  close(): Promise<void>;
}

/** A request spelled out by hand. */
export interface Sending {
  readonly method: string;
  readonly path: string;
  readonly token: string;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer | AsyncIterable<Buffer>;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Under `KEYREEL_TEST_S3` every spec of resumable uploads is about a bucket. */
const IN_A_BUCKET = process.env['KEYREEL_TEST_S3'] !== undefined;

/** Uploads of as many processes as are opened, in one bucket; what lies there is told as if it were files. */
export const uploadsInABucket = async (server: S3Server, scratchDir: string) => {
  const opened: Bucket[] = [];
  const bucket = () => {
    const one = new Bucket(server.settings, 1_000_000_000);
    opened.push(one);
    return one;
  };
  const names: Readonly<Record<string, readonly string[]>> = { announced: ['id', 'id.json'], done: ['id.done'], pieces: [] };
  return {
    /** What another process opens. */
    openStore: (expireAfterMs: number) => new AccountBucketStore(bucket(), scratchDir, expireAfterMs),
    files: async () => {
      const found: string[] = [];
      const announced = new Set<string>();
      for await (const { key } of bucket().list('uploads/')) {
        const [, kind = '', account = '', id = ''] = key.split('/');
        if (kind === 'announced') announced.add(`${account}/${id}`);
        found.push(...(kind === 'pieces' && !announced.has(`${account}/${id}`) ? ['id without a word'] : (names[kind] ?? [])));
      }
      return found.sort();
    },
    close: async () => {
      for (const one of opened.splice(0)) one.close();
    },
  };
};

export const uploadHouse = async (parts: Partial<TusUploadsParts> = {}): Promise<UploadHouse> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'keyreel uploads '));
  const arrivals: Arrival[] = [];
  const server = IN_A_BUCKET ? await startS3Server() : null;
  const bucket = server && (await uploadsInABucket(server, join(dataDir, 'lent')));
  const open = (more: Partial<TusUploadsParts> = {}) =>
    new TusUploads({
      dataDir,
      ...(bucket && { openStore: bucket.openStore }),
      path: '/v1/uploads',
      maxBytes: 50_000_000,
      onFinished: async file => {
        const headers = await house.onArrival(file);
        arrivals.push({ ...file, content: await readFile(file.path) });
        return headers;
      },
      ...parts,
      ...more,
    });
  const mounted = { uploads: open() };

  @Policy('user')
  @Scope('projects')
  @Controller('uploads')
  class UploadsController {
    @All(['', ':uploadId'])
    async tus(@Me() me: string, @Wire() { request, response }: BareExchange): Promise<void> {
      try {
        await mounted.uploads.handle(request, response, me);
      } catch (error) {
        if (!(error instanceof UploadProblem)) throw error;
        response.writeHead(error.status, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ code: error.code }));
      }
    }
  }

  const rim = await startRim([UploadsController]);
  const house: UploadHouse = {
    rim,
    get uploads() {
      return mounted.uploads;
    },
    endpoint: `${rim.url}/v1/uploads`,
    arrivals,
    onArrival: async () => {},
    files: async () => {
      if (bucket) return bucket.files();
      const entries = await readdir(join(dataDir, 'uploads'), { recursive: true, withFileTypes: true }).catch(() => []);
      return entries
        .filter(entry => entry.isFile())
        .map(({ name }) => name.replace(/^[0-9a-f-]{36}/, 'id'))
        .sort();
    },
    restart: async more => {
      mounted.uploads = open(more);
      return mounted.uploads;
    },
    send: ({ method, path, token, headers = {}, body }) =>
      sendBy(`${rim.url}${path}`, { method, headers: { ...headers, authorization: `Bearer ${token}` } }, body),
    close: async () => {
      await rim.close();
      await bucket?.close();
      await server?.close();
      await rm(dataDir, { recursive: true });
    },
  };
  return house;
};

const sendBy = (url: string, options: { method: string; headers: Record<string, string> }, body: Sending['body']) =>
  new Promise<Awaited<ReturnType<UploadHouse['send']>>>((resolve, reject) => {
    const sending = httpRequest(url, options, response => {
      text(response).then(words => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: words }), reject);
    }).on('error', reject);
    if (body === undefined || body instanceof Buffer) return void sending.end(body);
    // a line that is cut under it is told by the request itself
    pipeline(Readable.from(body), sending, () => {});
  });

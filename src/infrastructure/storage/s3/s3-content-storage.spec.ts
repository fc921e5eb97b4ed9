import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bucketSettings } from '../../../settings/bucket-settings.js';
import { Misconfigured } from '../../../settings/misconfigured.js';
import { collected, patterned, pieces } from '../../../shared-kernel/testing/bytes.js';
import { contentStorageContract } from '../../../shared-kernel/testing/content-storage.contract.js';
import { LineJournal } from '../../messaging/journal.js';
import { startS3Server, type S3Server } from '../testing/s3-server.js';
import { Bucket } from './bucket.js';
import { BucketTrouble, troubleWith } from './bucket-trouble.js';
import { openBucket } from './open-bucket.js';
import { S3ContentStorage } from './s3-content-storage.js';

const id = '018f3a52-0000-7000-8000-0000000000a1';
const GIB = 1024 ** 3;

let server: S3Server;
let scratchDir: string;
let emptied = 0;
const opened: Bucket[] = [];

beforeAll(async () => {
  server = await startS3Server();
  scratchDir = await mkdtemp(join(tmpdir(), 'keyreel lent '));
});
afterEach(() => {
  for (const bucket of opened.splice(0)) bucket.close();
});
afterAll(async () => {
  await server.close();
  await rm(scratchDir, { recursive: true });
});

const open = (settings: Partial<Parameters<typeof openedAt>[0]> = {}) => openedAt({ ...server.settings, ...settings });
const openedAt = (settings: ConstructorParameters<typeof Bucket>[0]) => {
  const bucket = new Bucket(settings, GIB);
  opened.push(bucket);
  return { bucket, storage: new S3ContentStorage(bucket, { scratchDir, directSeconds: settings.directSeconds }) };
};
const empty = (settings: Parameters<typeof open>[0] = {}) => open({ ...settings, prefix: `run-${(emptied += 1)}/` });

contentStorageContract('a bucket', async () => ({ storage: empty().storage, readFile }));

// every run against a storage of one's own begins with an empty prefix
const own = bucketSettings(process.env);
if (own !== null)
  contentStorageContract('the bucket that S3_BUCKET names', async () => {
    const { storage } = openedAt({ ...own, prefix: `${own.prefix}contract-${Date.now()}-${(emptied += 1)}/` });
    return { storage, readFile };
  });

describe('content in a bucket', () => {
  const long = patterned(20_000_000);
  const breaksOff = async function* () {
    yield long;
    throw new Error('the sender went away');
  };

  it.each(['when_supported', 'when_required'] as const)(
    'travels in parts when it is long, and comes back as it was: checksums %s',
    async checksums => {
      const { storage } = empty({ checksums });
      expect((await storage.put(id, pieces(long))).bytes).toBe(long.length);
      expect((await collected(await storage.get(id))).equals(long)).toBe(true);
      expect((await collected(await storage.get(id, { start: 8_388_000, end: 16_777_300 }))).equals(long.subarray(8_388_000, 16_777_301))).toBe(true);
      expect(await server.begun()).toBe(0);
    },
  );

  it('leaves no parts of a long body that breaks off', async () => {
    const { storage } = empty();
    await expect(storage.put(id, breaksOff())).rejects.toThrow('the sender went away');
    expect(await storage.head(id)).toBeNull();
    expect(await server.begun()).toBe(0);
  });

  it('is lent as a file of which nothing is left', async () => {
    const { storage } = empty();
    await storage.put(id, pieces(patterned(1000)));
    expect(await storage.withLocalFile(id, async path => (await readFile(path)).equals(patterned(1000)))).toBe(true);
    await expect(storage.withLocalFile(id, () => Promise.reject(new Error('ffmpeg')))).rejects.toThrow('ffmpeg');
    expect(await readdir(scratchDir)).toEqual([]);
  });

  it('gives no address of the storage away unless that is wanted, and then one that runs out', async () => {
    const say = { mediaType: 'video/mp4', disposition: 'inline' };
    expect(await open().storage.direct(id, say)).toBeNull();
    const { storage } = open({ directSeconds: 60, prefix: 'direct/' });
    await storage.put(id, pieces(patterned(1000)));
    const address = new URL((await storage.direct(id, say)) ?? '');
    expect(address.searchParams.get('X-Amz-Expires')).toBe('60');
    const answer = await fetch(address, { headers: { range: 'bytes=10-19' } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([206, 'video/mp4']);
    expect(Buffer.from(await answer.arrayBuffer()).equals(patterned(1000).subarray(10, 20))).toBe(true);
  });

  it('is told of in the order of its keys, however much there is', async () => {
    const { bucket } = empty();
    const keys = Array.from({ length: 25 }, (_, index) => `pieces/${String(index).padStart(5, '0')}`);
    await Promise.all(keys.map(key => bucket.put(key, Buffer.from(key))));
    const found: string[] = [];
    for await (const { key, bytes } of bucket.list('pieces/')) found.push(bytes === key.length ? key : 'another length');
    expect(found).toEqual(keys);
  });
});

describe('parts that a killed process left', () => {
  it('are swept once they are old, and younger ones of other processes are not', async () => {
    const { bucket } = empty();
    const killed = new Promise<void>(resolve => {
      const hangs = async function* () {
        yield patterned(9_000_000);
        resolve();
        await new Promise(() => undefined);
      };
      void bucket.putStream(id, hangs());
    });
    await killed;
    while ((await server.begun()) === 0) await new Promise(turn => setImmediate(turn));
    expect(await bucket.abortBegunBefore(Date.now() - 60_000)).toBe(0);
    expect(await server.begun()).toBe(1);
    expect(await bucket.abortBegunBefore(Date.now() + 60_000)).toBe(1);
    expect(await server.begun()).toBe(0);
  });
});

describe('a bucket that keeps versions', () => {
  it('keeps none of what was deleted, and all of what begins alike', async () => {
    const versioned = await startS3Server();
    try {
      versioned.keepVersions();
      const { bucket, storage } = openedAt(versioned.settings);
      expect(await bucket.learnVersions()).toBe(true);
      for (const bytes of [1, 2, 3]) await storage.put(id, pieces(patterned(bytes)));
      await storage.put(`${id}-b`, pieces(patterned(4)));
      await storage.delete(id);
      expect(versioned.versions()).toEqual([`content/${id}-b`]);
    } finally {
      await versioned.close();
    }
  });

  it('is told from one that keeps none', async () => expect(await open().bucket.learnVersions()).toBe(false));
});

describe('the start on a bucket', () => {
  const start = async (settings: Partial<Parameters<typeof openedAt>[0]>, on = server) => {
    const lines: string[] = [];
    const bucket = await openBucket({ ...on.settings, ...settings }, GIB, new LineJournal(line => void lines.push(line)));
    opened.push(bucket);
    return { bucket, lines };
  };

  it('tries it out and leaves nothing', async () => {
    const { bucket, lines } = await start({ prefix: 'tried/' });
    for await (const { key } of bucket.list('')) expect(key).toBe('nothing');
    expect(lines).toEqual([]);
  });

  it('ends with a sentence where there is none', async () => {
    await expect(start({ bucket: 'no-such-bucket' })).rejects.toThrow(Misconfigured);
    await expect(start({ bucket: 'no-such-bucket' })).rejects.toThrow('There is no bucket of the name in S3_BUCKET');
  });

  it('tells of versions that are kept, and leaves none of its own', async () => {
    const versioned = await startS3Server();
    try {
      versioned.keepVersions();
      expect((await start({}, versioned)).lines.join('')).toContain('the bucket keeps versions');
      expect(versioned.versions()).toEqual([]);
    } finally {
      await versioned.close();
    }
  });
});

describe('trouble with a bucket', () => {
  const ping = (settings: Parameters<typeof open>[0]) => open(settings).bucket.ping();

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['there is none', () => ping({ bucket: 'no-such-bucket' }), /There is no bucket of the name in S3_BUCKET/],
    [
      'the key is unknown',
      () => open({ credentials: { accessKeyId: 'stranger', secretAccessKey: 'canary' } }).bucket.put('check', Buffer.from('x')),
      /does not know the access key/,
    ],
  ])('is told in a sentence that says what to do: %s', async (_, ask, sentence) => {
    await expect(ask()).rejects.toThrow(BucketTrouble);
    await expect(ask()).rejects.toThrow(sentence);
    await expect(ask()).rejects.not.toThrow('canary');
  });

  it.each([
    ['ECONNREFUSED', /cannot be reached/],
    ['RequestTimeTooSkewed', /set the clock/],
    ['AccessDenied', /needs s3:ListBucket, s3:GetObject/],
    ['PermanentRedirect', /set S3_REGION/],
    ['SomethingNew', /failed with SomethingNew/],
    ['<b>canary</b>', /failed with an error of its own/],
  ])('is told by the word that it goes by: %s', (code, sentence) => {
    expect(troubleWith(Object.assign(new Error('canary'), { code })).message).toMatch(sentence);
  });
});

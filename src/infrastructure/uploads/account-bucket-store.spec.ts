import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Upload as Announced } from '@tus/server';
import { Upload } from 'tus-js-client';
import { newId } from '../../shared-kernel/ids.js';
import { patterned } from '../../shared-kernel/testing/bytes.js';
import { startS3Server, type S3Server } from '../storage/testing/s3-server.js';
import { sha256, uploadHouse, uploadsInABucket, type UploadHouse } from './testing/upload-house.js';
import { keyOf } from './upload-store.js';

const film = patterned(10_000_000);
const half = film.length / 2;
const OFFSETS = { 'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream' };

let server: S3Server;
let scratchDir: string;
let places: Awaited<ReturnType<typeof uploadsInABucket>>;
let house: UploadHouse;
let ada: { token: string; accountId: string };
beforeAll(async () => {
  server = await startS3Server();
  scratchDir = await mkdtemp(join(tmpdir(), 'keyreel lent '));
  places = await uploadsInABucket(server, scratchDir);
});
beforeEach(async () => {
  house = await uploadHouse({ openStore: places.openStore });
  ada = house.rim.guests.admit('user');
});
afterEach(async () => {
  await house.uploads.forget(ada.accountId);
  await house.close();
});
afterAll(async () => {
  await places.close();
  await server.close();
  await rm(scratchDir, { recursive: true });
});

/** Another process that knows nothing but the bucket takes the next request. */
const atAnotherProcess = () => house.restart();
const begin = async (bytes: number, headers: Record<string, string> = {}) => {
  const said = { 'tus-resumable': '1.0.0', 'upload-length': String(bytes), ...headers };
  const answer = await house.send({ method: 'POST', path: '/v1/uploads', token: ada.token, headers: said });
  return String(answer.headers['location']);
};
const patch = (path: string, offset: number, body: Buffer, headers: Record<string, string> = {}) =>
  house.send({ method: 'PATCH', path, token: ada.token, body, headers: { ...OFFSETS, 'upload-offset': String(offset), ...headers } });
const offsetOf = async (path: string) => {
  const { headers, status } = await house.send({ method: 'HEAD', path, token: ada.token, headers: { 'tus-resumable': '1.0.0' } });
  return status === 200 ? Number(headers['upload-offset']) : status;
};

describe('a resumable upload in a bucket', () => {
  it('that was begun at one process goes on at another, and arrives whole', async () => {
    const path = await begin(film.length, { 'upload-metadata': `sha256 ${Buffer.from(sha256(film)).toString('base64')}` });
    expect((await patch(path, 0, film.subarray(0, half))).status).toBe(204);
    await atAnotherProcess();
    expect(await offsetOf(path)).toBe(half);
    expect((await patch(path, half, film.subarray(half))).status).toBe(204);
    expect(house.arrivals.map(arrival => arrival.sha256)).toEqual([sha256(film)]);
    await atAnotherProcess();
    expect(await offsetOf(path)).toBe(film.length);
    expect(house.arrivals).toHaveLength(1);
    expect([await places.files(), await readdir(scratchDir)]).toEqual([['id.done'], []]);
  });

  it('by the official client, a process for every piece', async () => {
    await new Promise<void>((resolve, reject) => {
      const headers = { authorization: `Bearer ${ada.token}` };
      const turn = () => void atAnotherProcess();
      new Upload(film, {
        endpoint: house.endpoint,
        headers,
        chunkSize: 3_000_000,
        onChunkComplete: turn,
        onSuccess: () => resolve(),
        onError: reject,
      }).start();
    });
    expect(house.arrivals.map(arrival => arrival.sha256)).toEqual([sha256(film)]);
  });

  it('of which two processes take the same bytes at once is still the file that was sent', async () => {
    const [one, other] = [places.openStore(60_000), places.openStore(60_000)];
    const key = { accountId: ada.accountId, uploadId: newId() };
    const id = keyOf(key);
    await one.create(new Announced({ id, size: film.length, offset: 0 }));
    await Promise.all([one.write(Readable.from(film.subarray(0, 9_000_000)), id, 0), other.write(Readable.from(film.subarray(0, 1_000_000)), id, 0)]);
    const { offset } = await other.getUpload(id);
    expect(offset).toBeGreaterThanOrEqual(1_000_000);
    await other.write(Readable.from(film.subarray(offset)), id, offset);
    expect(await one.withFile(key, async (_, hash) => hash)).toBe(sha256(film));
  });

  it('keeps nothing of a piece whose checksum does not hold', async () => {
    const path = await begin(2000);
    const of = (bytes: Buffer) => ({ 'upload-checksum': `sha256 ${createHash('sha256').update(bytes).digest('base64')}` });
    expect((await patch(path, 0, film.subarray(0, 1000), of(film.subarray(0, 1000)))).status).toBe(204);
    expect((await patch(path, 1000, film.subarray(0, 1000), of(film.subarray(1000, 2000)))).status).toBe(460);
    await atAnotherProcess();
    expect(await offsetOf(path)).toBe(1000);
  });

  it('that arrived whole at a process which died is handed over by another one', async () => {
    house.onArrival = () => Promise.reject(new Error('killed'));
    const path = await begin(4);
    expect((await patch(path, 0, Buffer.from('abcd'))).status).toBe(500);
    house.onArrival = async () => {};
    expect(await (await atAnotherProcess()).recover()).toEqual([]);
    expect(house.arrivals).toHaveLength(1);
  });

  it('counts for its account at every process, and goes with it or with time', async () => {
    await house.restart({ maxUnfinished: 2 });
    const paths = [await begin(10), await begin(10)];
    await house.restart({ maxUnfinished: 2 });
    const { status } = await house.send({
      method: 'POST',
      path: '/v1/uploads',
      token: ada.token,
      headers: { 'tus-resumable': '1.0.0', 'upload-length': '10' },
    });
    expect(status).toBe(429);
    await patch(paths[0] ?? '', 0, Buffer.from('abc'));
    await house.uploads.forget(ada.accountId);
    expect(await places.files()).toEqual([]);
    await begin(10);
    expect(await house.uploads.expire(Date.now() + 2 * 86_400_000)).toBe(0);
    expect(await house.uploads.expire(Date.now() + 4 * 86_400_000)).toBe(1);
    expect(await places.files()).toEqual([]);
  });

  it('of another account is as unknown as one that never was', async () => {
    const path = await begin(10);
    const bob = house.rim.guests.admit('user');
    ada = { ...ada, token: bob.token };
    expect(await offsetOf(path)).toBe(404);
    expect((await patch(path, 0, Buffer.from('abc'))).status).toBe(404);
  });
});

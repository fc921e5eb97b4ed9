import { createHash } from 'node:crypto';
import { Upload } from 'tus-js-client';
import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

describe('a resumable upload', () => {
  let world: World;
  let ada: Actor;
  let bytes: Buffer;

  beforeAll(async () => {
    world = await openWorld();
    ada = await world.signsUp();
    bytes = await film('keyreel-short');
  });

  afterAll(() => world.close());

  const options = (sha256: string) => ({
    endpoint: `${world.url}/v1/uploads`,
    headers: { Authorization: `Bearer ${ada.token}` },
    metadata: { filename: 'film.mp4', sha256 },
    chunkSize: 64 * 1024,
    retryDelays: [],
  });

  const finish = (upload: Upload) =>
    new Promise<string>((resolve, reject) => {
      upload.options.onError = reject;
      upload.options.onSuccess = () => resolve(String(upload.url).split('/').at(-1) ?? '');
      upload.start();
    });

  it('goes on where it was cut, and is looked at once it is whole', async () => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const first = new Upload(bytes, options(sha256));
    await new Promise<void>((resolve, reject) => {
      first.options.onError = reject;
      first.options.onChunkComplete = () => void first.abort().then(resolve);
      first.start();
    });
    const second = new Upload(bytes, { ...options(sha256), uploadUrl: first.url });
    const uploadId = await finish(second);
    await world.settled();
    const { body } = await ada.get(`/uploads/${uploadId}`).expect(200);
    expect(body).toMatchObject({ state: 'ready', fileName: 'film.mp4', bytes: bytes.length, container: 'mp4' });
    const created = await ada
      .post('/projects', { name: 'A film', source: { kind: 'upload', uploadId }, transcribe: false, thumbnails: 1 })
      .expect(201);
    await world.settled();
    expect((await ada.get(`/projects/${created.body.projectId}/thumbnails`)).body.items).toHaveLength(1);
  });

  it('is refused when its bytes are not those that were announced', async () => {
    const before = await ada.available();
    await expect(finish(new Upload(bytes, options('0'.repeat(64))))).rejects.toThrow('upload_checksum_mismatch');
    expect(await ada.available()).toBe(before);
  });

  it('is as good as missing to anybody else', async () => {
    const upload = new Upload(bytes, options(createHash('sha256').update(bytes).digest('hex')));
    const uploadId = await finish(upload);
    const eve = await world.signsUp();
    await eve.get(`/uploads/${uploadId}`).expect(404);
    await eve.post('/projects', { name: 'Not mine', source: { kind: 'upload', uploadId } }).expect(404);
  });
});

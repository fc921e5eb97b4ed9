import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Actor } from '../support/actor.js';
import { filmOfNoise, filmWithoutSound, hostileFiles, shortFilm, soundWithoutFilm } from '../support/hostile-media.js';
import { openWorld, type World } from '../support/world.js';

const MOST_BYTES = 4_000_000;

describe('bad media at the front door', () => {
  let world: World;
  let ada: Actor;
  let untouched: object;

  const creating = (uploadId: string, wishes: Record<string, unknown> = {}) =>
    ada.post('/projects', { name: 'A film', source: { kind: 'upload', uploadId }, ...wishes });
  const books = async () => {
    const { granted, held, spent, available } = await ada.balance();
    return { granted, held, spent, available, movements: (await ada.get('/credits/statement').expect(200)).body.items.length as number };
  };
  const projects = async () => (await ada.get('/projects').expect(200)).body.items as object[];

  beforeAll(async () => {
    world = await openWorld({ maxUploadBytes: MOST_BYTES });
    ada = await world.signsUp();
    untouched = await books();
  });

  afterAll(() => world.close());

  it.each(hostileFiles.filter(({ problem }) => problem !== 'media_empty'))(
    'refuses $what as $problem, and no project can be made of it',
    async ({ name, problem, bytes }) => {
      const { body: upload } = await ada.sends(await bytes(), name).expect(201);
      expect(upload).toMatchObject({ state: 'refused', problem, seconds: null });
      const { body: refused } = await creating(upload.uploadId).expect(422);
      expect(refused).toMatchObject({ code: 'media_not_usable', reason: problem, remedies: ['choose_another_file'] });
      await world.settled();
      expect(await books()).toEqual(untouched);
      expect(await projects()).toEqual([]);
    },
  );

  it('refuses an empty file before it becomes an upload', async () => {
    const { body } = await ada.sends(Buffer.alloc(0), 'empty.mp4').expect(422);
    expect(body).toMatchObject({ code: 'upload_empty', remedies: ['choose_another_file'] });
    expect(await books()).toEqual(untouched);
  });

  it('takes a film that is called something else for what it is', async () => {
    const { body } = await ada.sends(await readFile(shortFilm), 'holiday.mp3').expect(201);
    expect(body).toMatchObject({ state: 'ready', mediaType: 'video/mp4', container: 'mp4', audioTracks: 1 });
  });

  describe('a film without sound', () => {
    let silent: string;

    beforeAll(async () => {
      silent = await ada.uploads(await filmWithoutSound());
    });

    it('is refused a transcription before anything is held', async () => {
      const { body } = await creating(silent).expect(422);
      expect(body).toMatchObject({ code: 'no_audio', remedies: ['create_without_transcription'] });
      expect(await books()).toEqual(untouched);
    });

    it('is refused when nothing at all would be made of it', async () => {
      const { body } = await creating(silent, { transcribe: false, thumbnails: 0 }).expect(422);
      expect(body).toMatchObject({ code: 'nothing_to_make', remedies: ['ask_for_a_transcript_or_thumbnails'] });
      expect(await books()).toEqual(untouched);
    });

    it('[R18] gives thumbnails, and they alone are paid', async () => {
      const before = await ada.available();
      await creating(silent, { transcribe: false, thumbnails: 1 }).expect(201);
      await world.settled();
      expect(before - (await ada.available())).toBe(1_000_000n);
    });
  });

  it('refuses thumbnails of a recording without a picture before anything is held', async () => {
    const before = await books();
    const { body } = await creating(await ada.uploads(await soundWithoutFilm()), { transcribe: false, thumbnails: 1 }).expect(422);
    expect(body).toMatchObject({ code: 'no_video', remedies: ['create_without_thumbnails'] });
    expect(await books()).toEqual(before);
  });

  it('charges nothing for a film that only shows itself to be noise when it is decoded', async () => {
    const uploadId = await ada.uploads(await filmOfNoise());
    const before = await books();
    const { body: project } = await creating(uploadId, { transcribe: false, thumbnails: 1 }).expect(201);
    await world.settled();
    const { body } = await ada.get(`/projects/${project.projectId}/tasks`).expect(200);
    expect(body.items).toEqual([expect.objectContaining({ operation: 'thumbnails', state: 'failed', reason: expect.any(String) })]);
    const { available, held, spent } = await books();
    expect({ available, held, spent }).toEqual({ available: before.available, held: before.held, spent: before.spent });
  });

  it('refuses a file above the limit that announces its size', async () => {
    const { body } = await ada.sends(Buffer.alloc(MOST_BYTES + 1)).expect(413);
    expect(body).toMatchObject({ code: 'upload_too_large', mostBytes: MOST_BYTES, remedies: ['choose_a_smaller_file', 'ask_the_operator'] });
  });

  it('refuses a file above the limit that does not', async () => {
    const piece = Buffer.alloc(500_000);
    const answer = await fetch(`${world.url}/v1/uploads/plain`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'application/octet-stream' },
      body: Readable.toWeb(Readable.from(Array.from({ length: 9 }, () => piece))) as ReadableStream,
      duplex: 'half',
    } as RequestInit);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([413, 'upload_too_large']);
  });

  it('knows no upload that was never sent', async () => {
    const { body } = await creating('01890000-0000-7000-8000-000000000000').expect(404);
    expect(body).toMatchObject({ code: 'upload_unknown', remedies: ['upload_again'] });
  });
});

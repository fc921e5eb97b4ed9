import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { readCounter } from '../../demo/media/counter.js';
import { serving, sourceServer, type Behaviour, type SourceServer } from '../../src/infrastructure/fetch/testing/source-server.js';
import type { Actor } from '../support/actor.js';
import { film, openWorld, raw, type World } from '../support/world.js';

const PRICE_OF_THUMBNAILS = '1000000';
const PRICE_OF_DOWNLOAD = 2_000_000n;

interface Shown {
  readonly taskId: string;
  readonly index: number;
  readonly atSeconds: number;
  readonly score: number | null;
  readonly width: number;
  readonly original: { readonly width: number; readonly height: number; readonly bytes: number } | null;
  readonly chosen: boolean;
}

/** A program that stands in for the operator's yt-dlp. */
const program = fileURLToPath(new URL('../support/programs/yt-dlp', import.meta.url));
const MOST_BYTES = 3_000_000;

const page: Behaviour = (_, response) =>
  void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Watch this</title><p>A page');

/** Goes on for as long as somebody takes it. */
const endless: Behaviour = (_, response) => {
  const more = Buffer.alloc(256 * 1024);
  const go = (): void => {
    while (!response.destroyed && response.write(more));
    if (!response.destroyed) response.once('drain', go);
  };
  response.writeHead(200, { 'Content-Type': 'video/mp4' });
  go();
};

const fixture = (name: string): Promise<Buffer> => readFile(new URL(`../support/fixtures/media/${name}`, import.meta.url));

describe('what a project is made from, and its pictures', () => {
  let world: World;
  let ada: Actor;
  let source: SourceServer;
  let inside: SourceServer;

  const pictures = async (projectId: string): Promise<readonly Shown[]> =>
    (await ada.get(`/projects/${projectId}/thumbnails`).expect(200)).body.items as readonly Shown[];
  const picture = async (projectId: string, { taskId, index }: Pick<Shown, 'taskId' | 'index'>, query = '') => {
    const { body, headers } = await ada.get(`/projects/${projectId}/thumbnails/${taskId}?index=${index}${query}`).buffer(true).expect(200);
    return { bytes: body as Buffer, headers: headers as Record<string, string> };
  };
  const books = async () => {
    const { held, spent, available } = await ada.balance();
    return { held, spent, available };
  };

  beforeAll(async () => {
    const good = serving(await film('keyreel-short'));
    inside = await sourceServer(good);
    source = await sourceServer((request, response, nth) => {
      const { pathname } = new URL(request.url ?? '/', 'http://source');
      const behave = pathname === '/film.mp4' ? good : pathname === '/endless.mp4' ? endless : page;
      behave(request, response, nth);
    });
    world = await openWorld({
      deletionGraceDays: 0,
      fetchAllow: [source.host],
      maxUploadBytes: MOST_BYTES,
      ytDlp: { isOn: true, program, PATH: process.env['PATH'] },
    });
    ada = await world.signsUp();
  });
  afterAll(async () => {
    await world.close();
    await source.close();
    await inside.close();
  });

  describe('thumbnails', () => {
    let projectId: string;

    beforeAll(async () => {
      projectId = await ada.createsProject(await fixture('wide.mp4'), { transcribe: false, thumbnails: 3 });
    });

    it('have a score each, come from different times, and keep the frame in its full size', async () => {
      const shown = await pictures(projectId);
      expect(shown).toHaveLength(3);
      expect(new Set(shown.map(({ atSeconds }) => atSeconds)).size).toBe(3);
      for (const it of shown) {
        expect(it).toMatchObject({ score: expect.any(Number) as number, width: 1280, chosen: false, original: { width: 1600, height: 900 } });
        expect(it.score).toBeGreaterThan(0);
        expect(it.score).toBeLessThanOrEqual(1);
        const [scaled, original] = [await picture(projectId, it), await picture(projectId, it, '&size=original')];
        expect(await sharp(scaled.bytes).metadata()).toMatchObject({ width: 1280, height: 720, format: 'jpeg' });
        expect(await sharp(original.bytes).metadata()).toMatchObject({ width: 1600, height: 900, format: 'jpeg' });
        expect(original.bytes.length).toBe(it.original?.bytes);
        for (const { bytes } of [scaled, original]) expect(Math.abs((await readCounter(bytes)) - it.atSeconds)).toBeLessThan(0.3);
      }
    });

    it('are given in other formats and widths, never enlarged, at no charge', async () => {
      const before = await books();
      const [first] = await pictures(projectId);
      if (!first) throw new Error('a picture was taken');
      const small = await picture(projectId, first, '&size=original&format=webp&width=320');
      expect(small.headers['content-type']).toBe('image/webp');
      expect(await sharp(small.bytes).metadata()).toMatchObject({ width: 320, height: 180, format: 'webp' });
      const large = await picture(projectId, first, '&format=png&width=8000');
      expect(await sharp(large.bytes).metadata()).toMatchObject({ width: 1280, format: 'png' });
      const path = `/v1/projects/${projectId}/thumbnails/${first.taskId}?format=webp&width=64`;
      const part = await raw(world)
        .get(path)
        .set({ Authorization: `Bearer ${ada.token}`, Range: 'bytes=0-3' })
        .buffer(true)
        .expect(206);
      expect((part.body as Buffer).toString('latin1')).toBe('RIFF');
      expect(await books()).toEqual(before);
    });

    it('[R17][A-8] take the exact frame of a time on demand, quoted and paid as a set of one, with a receipt', async () => {
      const before = await books();
      const quoted = await ada.post(`/projects/${projectId}/quote`, { work: { kind: 'frame', atSeconds: 5.2 } }).expect(200);
      expect(quoted.body).toMatchObject({ ceiling: { microCredits: PRICE_OF_THUMBNAILS }, purse: 'platform_credits' });
      expect(await books()).toEqual(before);
      const asked = { atSeconds: 5.2, quoteId: quoted.body.quoteId as string };
      const { body } = await ada.post(`/projects/${projectId}/frames`, asked).expect(201);
      await world.settled();
      const taken = (await pictures(projectId)).filter(({ taskId }) => taskId === body.taskId);
      expect(taken).toMatchObject([{ index: 0, atSeconds: 5, original: { width: 1600 } }]);
      expect(await readCounter((await picture(projectId, { taskId: String(body.taskId), index: 0 }, '&size=original')).bytes)).toBeCloseTo(5, 0);
      const receipt = await ada.get(`/outputs/${body.taskId}/receipt`).expect(200);
      expect(receipt.body).toMatchObject({ operation: 'thumbnails', payment: { charged: { microCredits: PRICE_OF_THUMBNAILS } } });
      expect(BigInt(before.available?.microCredits ?? 0) - (await ada.available())).toBe(BigInt(PRICE_OF_THUMBNAILS));
    });

    it('refuse a time that the video does not have and a quote for another time, before anything is held', async () => {
      const before = await books();
      const late = await ada.post(`/projects/${projectId}/frames`, { atSeconds: 8.5 }).expect(422);
      expect(late.body).toMatchObject({ code: 'time_outside_video', seconds: 8, remedies: ['choose_a_time_inside_the_video'] });
      const { body } = await ada.post(`/projects/${projectId}/quote`, { work: { kind: 'frame', atSeconds: 1 } }).expect(200);
      expect((await ada.post(`/projects/${projectId}/frames`, { atSeconds: 2, quoteId: body.quoteId as string }).expect(409)).body).toMatchObject({
        code: 'quote_outdated',
      });
      expect(await books()).toEqual(before);
    });

    it('let one be picked, which lists show and a fork keeps, and let it be unpicked', async () => {
      const [, second] = await pictures(projectId);
      if (!second) throw new Error('pictures were taken');
      const chosen = { taskId: second.taskId, index: second.index };
      await ada.put(`/projects/${projectId}/picture`, chosen).expect(200);
      await ada.put(`/projects/${projectId}/picture`, { ...chosen, index: 99 }).expect(404);
      await world.settled();
      expect((await pictures(projectId)).filter(it => it.chosen)).toMatchObject([chosen]);
      const { body: list } = await ada.get('/projects').expect(200);
      expect(list.items[0]).toMatchObject({ projectId, picture: chosen });
      const { body: fork } = await ada.post(`/projects/${projectId}/fork`).expect(201);
      await world.settled();
      expect((await ada.get(`/projects/${fork.projectId}`).expect(200)).body.picture).toEqual(chosen);
      await ada.delete(`/projects/${projectId}/picture`).expect(200);
      await world.settled();
      expect((await ada.get(`/projects/${projectId}`).expect(200)).body.picture).toBeNull();
      expect(await pictures(projectId)).toHaveLength(4);
    });

    it('of a video no wider than they are, are the originals themselves', async () => {
      const small = await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
      const { body } = await ada.post(`/projects/${small}/frames`, { atSeconds: 7.33 }).expect(201);
      await world.settled();
      const shown = await pictures(small);
      expect(shown.map(({ original }) => original)).toEqual([null, null]);
      const { bytes } = await picture(small, { taskId: String(body.taskId), index: 0 }, '&size=original&format=png');
      expect(await readCounter(bytes)).toBe(7.3);
    });
  });

  describe('a video that browsers cannot play', () => {
    it('has its sound made playable, free of charge, to be sought in, taking room and going with it', async () => {
      const before = await books();
      const uploadId = await ada.uploads(await fixture('sound.mkv'), 'sound.mkv');
      const room = async () => (await ada.get('/accounts/me/storage').expect(200)).body as { sourceBytes: number };
      const { sourceBytes: without } = await room();
      const plan = { source: { kind: 'upload', uploadId }, subtitles: {} };
      const { body } = await ada.post('/projects', { name: 'Sound', ...plan }).expect(201);
      await world.settled();
      const path = `/projects/${body.projectId}`;
      expect((await ada.get(path).expect(200)).body.playback).toEqual({ source: false, rendition: 'ready', problem: null });
      const whole = await ada.get(`${path}/rendition`).buffer(true).expect(200);
      const bytes = whole.body as Buffer;
      expect(whole.headers).toMatchObject({ 'content-type': 'audio/wav', 'accept-ranges': 'bytes' });
      expect([bytes.toString('latin1', 0, 4), bytes.readUInt32LE(4), bytes.readUInt32LE(40)]).toEqual(['RIFF', bytes.length - 8, bytes.length - 44]);
      expect(bytes.length / 32_000).toBeCloseTo(4, 0);
      const authorization = { Authorization: `Bearer ${ada.token}` };
      const asking = (headers: Record<string, string>) =>
        raw(world)
          .get(`/v1${path}/rendition`)
          .set({ ...authorization, ...headers })
          .buffer(true);
      const etag = String(whole.headers['etag']);
      const part = await asking({ Range: 'bytes=44-99', 'If-Range': etag }).expect(206);
      expect(Buffer.compare(part.body as Buffer, bytes.subarray(44, 100))).toBe(0);
      await asking({ Range: 'bytes=44-99', 'If-Range': '"another"' }).expect(200);
      const head = await fetch(`${world.url}/v1${path}/rendition`, { method: 'HEAD', headers: authorization });
      expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
      expect(await books()).toEqual(before);
      expect((await room()).sourceBytes - without).toBe(bytes.length);
      await ada.delete(path).expect(200);
      await world.settled();
      expect((await room()).sourceBytes).toBe(without - (await fixture('sound.mkv')).length);
    });

    it('is told from one that they play, which needs nothing', async () => {
      const projectId = await ada.createsProject(await film('keyreel-short'), { subtitles: {}, thumbnails: 0 });
      expect((await ada.get(`/projects/${projectId}`).expect(200)).body.playback).toEqual({ source: true, rendition: 'not_needed', problem: null });
      const { body } = await ada.get(`/projects/${projectId}/rendition`).expect(404);
      expect(body).toMatchObject({ code: 'rendition_missing', reason: 'source_plays', remedies: ['play_the_source'] });
    });
  });

  describe('importers', () => {
    const importing = (path: string, more: Record<string, unknown> = { rightsConfirmed: true }) =>
      ada.post('/projects', { name: 'From afar', source: { kind: 'url', url: source.url(path), ...more }, transcribe: false, thumbnails: 0 });
    const tasks = async (projectId: string) => (await ada.get(`/projects/${projectId}/tasks`).expect(200)).body.items as readonly object[];
    const health = async () => (await ada.get('/sources').expect(200)).body.items as readonly Record<string, unknown>[];

    it('are listed with what is on and works, before anything was imported', async () => {
      const never = { lastSuccessAt: null, lastFailureAt: null, lastFailureReason: null, failuresInARow: 0 };
      expect(await health()).toEqual([
        { importer: 'direct', on: true, worksNow: true, reason: null, needsRightsConfirmed: false, ...never },
        { importer: 'yt-dlp', on: true, worksNow: true, reason: null, needsRightsConfirmed: true, ...never },
      ]);
    });

    it('ask for a word on the rights before a page is imported, and hold nothing without it', async () => {
      const before = await books();
      const { body } = await importing('/watch/good', {}).expect(422);
      expect(body).toMatchObject({ code: 'rights_not_confirmed', remedies: ['confirm_rights', 'upload_the_file'] });
      expect(await books()).toEqual(before);
    });

    it('[R17][A-8] take a page with the operator’s own program, through our guard, for the price of any download', async () => {
      const before = await ada.available();
      const { body } = await importing('/watch/good').expect(201);
      await world.settled();
      expect(await tasks(body.projectId)).toMatchObject([{ operation: 'download', state: 'succeeded' }]);
      const whole = await ada.get(`/projects/${body.projectId}/source`).buffer(true).expect(200);
      expect(Buffer.compare(whole.body as Buffer, await film('keyreel-short'))).toBe(0);
      expect(before - (await ada.available())).toBe(PRICE_OF_DOWNLOAD);
      expect(await health()).toMatchObject([{ lastSuccessAt: null }, { importer: 'yt-dlp', lastSuccessAt: expect.any(String) as string }]);
    });

    it.each([
      ['gives up', '/watch/fails', 'source-refused', 'importer_failed'],
      ['is sent to a private address', '/watch/inside', 'source-refused', 'url_not_allowed'],
      ['is given more than a video may have', '/watch/endless', 'source-refused', 'source_too_large'],
      ['leaves nothing', '/watch/nothing', 'source-refused', 'source_misbehaved'],
      ['leaves what is no video', '/watch/letter', 'media-refused', 'not_media'],
    ])('cost nothing where the program %s', async (_, path, cause, reason) => {
      const before = await books();
      const to = Buffer.from(inside.url('/film.mp4')).toString('base64url');
      const { body } = await importing(`${path}?to=${to}`).expect(201);
      await world.settled();
      expect((await tasks(body.projectId))[0]).toMatchObject({ operation: 'download', state: 'failed', cause, reason });
      expect(await books()).toEqual(before);
      expect(inside.connections()).toBe(0);
      const fared = (await health())[1];
      expect(fared).toMatchObject({ lastFailureReason: reason, worksNow: true });
      expect(fared?.['failuresInARow']).toBeGreaterThan(0);
    });

    it('never meet an address that the guard refuses, and leave direct files to us', async () => {
      const before = await books();
      const { body } = await ada
        .post('/projects', { name: 'Inside', source: { kind: 'url', url: inside.url('/watch/good'), rightsConfirmed: true } })
        .expect(422);
      expect(body).toMatchObject({ code: 'url_not_usable', reason: 'url_not_allowed' });
      expect(inside.connections()).toBe(0);
      expect(await books()).toEqual(before);
      const direct = await importing('/film.mp4', {}).expect(201);
      await world.settled();
      expect((await tasks(direct.body.projectId))[0]).toMatchObject({ operation: 'download', state: 'succeeded' });
      expect(await health()).toMatchObject([{ importer: 'direct', lastSuccessAt: expect.any(String) as string, failuresInARow: 0 }, {}]);
    });

    it('refuse a page before anything is held where the program is missing, and where it is off, which it is unless switched on', async () => {
      const before = await books();
      const again = async (ytDlp: { isOn: boolean; program: string | null }) => {
        world = await world.restart(undefined, { ytDlp: { ...ytDlp, PATH: '' } });
        ada = ada.at(world.url, () => world.settled());
      };
      await again({ isOn: true, program: null });
      expect((await health())[1]).toMatchObject({ on: true, worksNow: false, reason: 'importer_missing' });
      const missing = await importing('/watch/good').expect(422);
      expect(missing.body).toMatchObject({ code: 'url_not_usable', reason: 'importer_missing' });
      await again({ isOn: false, program });
      expect((await health())[1]).toMatchObject({ on: false, worksNow: false, reason: 'importer_off' });
      expect((await importing('/watch/good').expect(422)).body).toMatchObject({ code: 'url_not_usable', reason: 'url_is_a_page' });
      expect(await books()).toEqual(before);
    });
  });
});

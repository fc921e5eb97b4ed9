import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { readCounter } from '../../demo/media/counter.js';
import type { Actor } from '../support/actor.js';
import { film, openWorld, raw, type World } from '../support/world.js';

const PRICE_OF_THUMBNAILS = '1000000';

interface Shown {
  readonly taskId: string;
  readonly index: number;
  readonly atSeconds: number;
  readonly score: number | null;
  readonly width: number;
  readonly original: { readonly width: number; readonly height: number; readonly bytes: number } | null;
  readonly chosen: boolean;
}

const fixture = (name: string): Promise<Buffer> => readFile(new URL(`../support/fixtures/media/${name}`, import.meta.url));

describe('what a project is made from, and its pictures', () => {
  let world: World;
  let ada: Actor;

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
    world = await openWorld();
    ada = await world.signsUp();
  });
  afterAll(() => world.close());

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
});

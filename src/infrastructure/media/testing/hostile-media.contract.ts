import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { readCounter } from '../../../../demo/media/counter.js';
import {
  filmOfNoise,
  filmOnItsSide,
  filmThatHidesItsSize,
  filmThatStates,
  filmWithoutSound,
  hostileFiles,
  placed,
  soundWithoutFilm,
} from '../../../../test/support/hostile-media.js';
import { MediaProblem, type MediaEngine } from '../../../shared-kernel/ports/media-engine.js';

/** The refusal of a piece of work, which must be a problem that may be shown: of this code, and naming no place on this machine. */
async function problemOf(work: Promise<unknown>, folder: string): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MediaProblem)) throw new Error('There was no media problem.', { cause: error });
  expect(error.message).not.toContain(folder);
  expect(error.detail).toMatch(/^[A-Z].*\.$/);
  return error.code;
}

/** What every engine must make of files that mean harm or are broken. */
export const hostileMediaContract = (name: string, open: () => Promise<MediaEngine>): void => {
  describe(`${name} and hostile media`, () => {
    let engine: MediaEngine;
    let folder: string;

    beforeAll(async () => {
      engine = await open();
      folder = await mkdtemp(join(tmpdir(), 'hostile media '));
    });
    afterAll(() => rm(folder, { recursive: true }));

    it.each(hostileFiles.map(file => [file.problem, file.what, file] as const))('answers %s to %s', async (problem, _, file) => {
      const path = await placed(folder, file.name, file.bytes());
      expect(await problemOf(engine.probe(path), folder)).toBe(problem);
    });

    it('turns the pictures of a film that was recorded on its side', async () => {
      const path = await placed(folder, 'upright.mp4', filmOnItsSide());
      expect(await engine.probe(path)).toMatchObject({ video: { width: 640, height: 360, rotation: 90 } });
      const frame = await engine.frameAt(path, { seconds: 4, exact: true, format: 'png', maxWidth: 180 });
      expect(frame).toMatchObject({ width: 180, height: 320 });
      expect(await readCounter(await sharp(frame.bytes).rotate(-90).png().toBuffer())).toBe(4);
    });

    it('answers no_audio to a film without sound, whose pictures can be had', async () => {
      const path = await placed(folder, 'silent.mp4', filmWithoutSound());
      expect(await engine.probe(path)).toMatchObject({ audioTracks: [], video: { width: 640 } });
      expect(await problemOf(engine.audioPieces(path, { workDir: folder }), folder)).toBe('no_audio');
      expect(await engine.thumbnails(path, { count: 1, maxWidth: 320 })).toHaveLength(1);
    });

    it('answers no_video to sound alone, whose pieces can be had', async () => {
      const path = await placed(folder, 'sound.m4a', soundWithoutFilm());
      expect(await engine.probe(path)).toMatchObject({ video: null, audioTracks: [{ codec: 'aac' }] });
      expect(await problemOf(engine.thumbnails(path, { count: 1, maxWidth: 320 }), folder)).toBe('no_video');
      expect(await problemOf(engine.frameAt(path, { seconds: 0, exact: false, format: 'png' }), folder)).toBe('no_video');
      expect(await engine.audioPieces(path, { workDir: folder })).toHaveLength(1);
    });

    it('answers no_audio to a track that is not there', async () => {
      const path = await placed(folder, 'one-track.m4a', soundWithoutFilm());
      expect(await problemOf(engine.audioPieces(path, { workDir: folder, trackIndex: 7 }), folder)).toBe('no_audio');
    });

    it.each([0, 1, 4_000_000_000])('believes the packets, not a header that states a length of %i', async stated => {
      const { durationSeconds } = await engine.probe(await placed(folder, `states-${stated}.mp4`, filmThatStates(stated)));
      expect(durationSeconds).toBeCloseTo(10, 1);
    });

    it('answers media_damaged where noise is decoded, and leaves no piece behind that says otherwise', async () => {
      const path = await placed(folder, 'noise.mp4', filmOfNoise());
      expect(await problemOf(engine.audioPieces(path, { workDir: folder }), folder)).toBe('media_damaged');
    });

    it('refuses a frame that is larger than its container admits', async () => {
      const path = await placed(folder, 'hidden.mp4', filmThatHidesItsSize());
      // A tool that looks into the packets knows the size at once; one that believes the container finds out while decoding.
      const refusal = await problemOf(engine.frameAt(path, { seconds: 0, exact: false, format: 'jpeg' }), folder);
      expect(['frame_too_large', 'media_damaged']).toContain(refusal);
    });

    it('answers media_engine_failed to a file that is not there, without naming it', async () => {
      expect(await problemOf(engine.probe(join(folder, 'missing.mp4')), folder)).toBe('media_engine_failed');
    });

    it('writes nothing beside the pieces', async () => {
      const before = (await readdir(folder)).toSorted();
      await engine.probe(join(folder, 'sound.m4a'));
      await engine.frameAt(join(folder, 'silent.mp4'), { seconds: 3, exact: true, format: 'jpeg' });
      expect((await readdir(folder)).toSorted()).toEqual(before);
    });
  });
};

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { readCounter } from '../../../demo/media/counter.js';
import type { AudioPiece, MediaEngine } from '../ports/media-engine.js';

const demoFile = (name: string): string => fileURLToPath(new URL(`../../../demo/media/${name}`, import.meta.url));
const film = demoFile('keyreel-demo.mp4');
const shortFilm = demoFile('keyreel-short.mp4');

interface Script {
  readonly durationSeconds: number;
  readonly sentences: readonly { readonly startSeconds: number; readonly endSeconds: number }[];
}

const scriptOf = async (name: string): Promise<Script> => JSON.parse(await readFile(demoFile(`${name}.script.json`), 'utf8')) as Script;

/** What a recogniser would get: the samples of a piece, checked to be the plain kind that all of them read. */
async function samplesOf(piece: AudioPiece): Promise<Int16Array> {
  const bytes = await readFile(piece.file);
  expect([bytes.toString('latin1', 0, 4), bytes.readUInt16LE(20), bytes.readUInt16LE(22), bytes.readUInt32LE(24)]).toEqual(['RIFF', 1, 1, 16_000]);
  expect([bytes.length, bytes.readUInt32LE(40)]).toEqual([piece.bytes, piece.bytes - 44]);
  return new Int16Array(Uint8Array.from(bytes.subarray(44)).buffer);
}

/** Processes of this machine that work on a file right now; told by their arguments, where the system shows them. */
async function workingOn(file: string): Promise<string[]> {
  const processes = (await readdir('/proc').catch(() => [])).filter(name => /^\d+$/.test(name));
  const commands = await Promise.all(processes.map(id => readFile(`/proc/${id}/cmdline`, 'latin1').catch(() => '')));
  return commands.filter(command => command.includes(file));
}

const fallsNowhere = (steps: readonly number[]): boolean => steps.every((step, i) => step >= (steps[i - 1] ?? 0));

/** What every media engine must do; `open` gives one that is ready. The films are the project's own and say what is in them. */
export const mediaEngineContract = (name: string, open: () => Promise<MediaEngine>): void => {
  describe(`${name} as a media engine`, () => {
    let engine: MediaEngine;
    let workDir: string;

    beforeAll(async () => {
      engine = await open();
    });
    beforeEach(async () => {
      workDir = await mkdtemp(join(tmpdir(), 'media work '));
    });
    afterEach(() => rm(workDir, { recursive: true }));

    it('says what it is and can do, without naming a place', async () => {
      const described = await engine.describe();
      expect(described).toMatchObject({ capabilities: { probe: true, audioPieces: true, frames: true } });
      expect(described.version).not.toBe('');
      expect(JSON.stringify(described)).not.toMatch(/\/(usr|home|root|tmp)|node_modules/);
    });

    it('states the facts of a film', async () => {
      expect(await engine.probe(film)).toEqual({
        durationSeconds: expect.closeTo(60, 1) as number,
        container: 'mp4',
        sizeBytes: (await readFile(film)).length,
        video: { codec: 'h264', width: 640, height: 360, rotation: 0, frameRate: 25, durationSeconds: expect.closeTo(60, 1) as number },
        audioTracks: [{ index: 0, codec: 'aac', channels: 1, sampleRate: 44_100, language: 'eng', durationSeconds: expect.closeTo(60, 1) as number }],
      });
    });

    it('learns the length from the beginning of a film, where the header states it', async () => {
      const head = join(workDir, 'head');
      await writeFile(head, (await readFile(film)).subarray(0, 120_000));
      expect(await engine.probeHead(head)).toMatchObject({
        durationSeconds: expect.closeTo(60, 1) as number,
        video: { width: 640 },
        audioTracks: [{ codec: 'aac' }],
      });
    });

    it('says that the beginning of a film does not tell, where the header is not there yet', async () => {
      const head = join(workDir, 'head');
      await writeFile(head, (await readFile(film)).subarray(0, 2000));
      expect(await engine.probeHead(head)).toBeNull();
    });

    it('cuts the sound into pieces that cover it without gap or overlap, none longer than asked', async () => {
      const pieces = await engine.audioPieces(film, { workDir, maxSeconds: 20 });
      expect(pieces.length).toBeGreaterThanOrEqual(3);
      expect(pieces.map(({ index }) => index)).toEqual(pieces.map((_, i) => i));
      expect(pieces.map(({ startSeconds }) => startSeconds)).toEqual([0, ...pieces.slice(0, -1).map(({ endSeconds }) => endSeconds)]);
      expect(pieces.at(-1)?.endSeconds).toBeCloseTo(60, 1);
      for (const piece of pieces) {
        expect(piece.endSeconds - piece.startSeconds).toBeLessThanOrEqual(20);
        expect((await samplesOf(piece)).length).toBe(Math.round((piece.endSeconds - piece.startSeconds) * 16_000));
        expect(piece).toMatchObject({ mediaType: 'audio/wav', silent: false });
      }
      expect((await readdir(workDir)).length).toBe(pieces.length);
    });

    it('cuts where nobody speaks, and at the longest rest in reach', async () => {
      const { sentences } = await scriptOf('keyreel-demo');
      const pieces = await engine.audioPieces(film, { workDir });
      const cuts = pieces.slice(1).map(({ startSeconds }) => startSeconds);
      for (const cut of cuts) expect(sentences.filter(({ startSeconds, endSeconds }) => startSeconds < cut && cut < endSeconds)).toEqual([]);
      // The rests between paragraphs, after the fifth and the tenth sentence, are longer than all others.
      const paragraphs = [5, 10].map(after => ((sentences[after - 1]?.endSeconds ?? 0) + (sentences[after]?.startSeconds ?? 0)) / 2);
      expect(cuts).toEqual(paragraphs.map(middle => expect.closeTo(middle, 1) as number));
    });

    it('keeps the clock: each sentence is heard in its piece when the script says it is spoken', async () => {
      const { sentences } = await scriptOf('keyreel-short');
      const [piece] = await engine.audioPieces(shortFilm, { workDir });
      const samples = await samplesOf(piece as AudioPiece);
      const loud = (seconds: number): boolean =>
        samples.subarray((seconds - 0.03) * 16_000, (seconds + 0.03) * 16_000).some(sample => Math.abs(sample) > 600);
      for (const { startSeconds, endSeconds } of sentences) {
        expect([loud(startSeconds - 0.1), loud(startSeconds + 0.04), loud(endSeconds - 0.04), loud(endSeconds + 0.1)]).toEqual([
          false,
          true,
          true,
          false,
        ]);
      }
    });

    it('takes the frame that is shown at a time', async () => {
      for (const [seconds, shown] of [
        [0, 0],
        [7.33, 7.3],
        [31.52, 31.5],
        [59.96, 59.9],
      ] as const) {
        const frame = await engine.frameAt(film, { seconds, exact: true, format: 'png' });
        expect(await readCounter(frame.bytes)).toBe(shown);
        expect(frame.atSeconds).toBeGreaterThan(seconds - 0.05);
        expect(frame.atSeconds).toBeLessThanOrEqual(seconds + 0.001);
      }
    });

    it('takes a keyframe near a time and says which time it is of', async () => {
      const frame = await engine.frameAt(film, { seconds: 7.33, exact: false, format: 'jpeg' });
      expect(frame.atSeconds).toBeCloseTo(6, 2);
      expect(await readCounter(frame.bytes)).toBe(6);
    });

    it.each(['jpeg', 'webp', 'png'] as const)('packs a frame as %s, scaled down to a width, never up', async format => {
      const small = await engine.frameAt(shortFilm, { seconds: 2, exact: false, format, maxWidth: 320 });
      expect(small).toMatchObject({ width: 320, height: 180, mediaType: `image/${format}` });
      expect(await sharp(small.bytes).metadata()).toMatchObject({ format, width: 320, height: 180 });
      expect(await engine.frameAt(shortFilm, { seconds: 2, exact: false, format, maxWidth: 4000 })).toMatchObject({ width: 640, height: 360 });
    });

    it('chooses thumbnails that differ, spread over the film, each of the time that it states', async () => {
      const steps: number[] = [];
      const pictures = await engine.thumbnails(film, { count: 6, maxWidth: 320, onProgress: step => steps.push(step) });
      expect(pictures).toHaveLength(6);
      for (const { bytes, atSeconds, width, height } of pictures) {
        expect([width, height]).toEqual([320, 180]);
        expect(Math.abs((await readCounter(bytes)) - atSeconds)).toBeLessThan(0.1);
      }
      expect(pictures.map(({ atSeconds }) => Math.floor(atSeconds / 10))).toEqual([0, 1, 2, 3, 4, 5]);
      expect(fallsNowhere(steps)).toBe(true);
      expect(steps.at(-1)).toBe(1);
    });

    it('tells progress on sound that never falls and ends at 1', async () => {
      const steps: number[] = [];
      await engine.audioPieces(film, { workDir, onProgress: step => steps.push(step) });
      expect(steps.length).toBeGreaterThan(5);
      expect(fallsNowhere(steps)).toBe(true);
      expect(steps.at(-1)).toBe(1);
      expect(steps.filter(step => step === 1)).toHaveLength(1);
    });

    it('stops when it is told to, with the reason it was given, and leaves no process', async () => {
      const control = new AbortController();
      const reason = new Error('The project was deleted.');
      const thumbnails = engine.thumbnails(film, { count: 12, maxWidth: 640, signal: control.signal, onProgress: () => control.abort(reason) });
      await expect(thumbnails).rejects.toBe(reason);
      expect(await workingOn(film)).toEqual([]);
    });

    it('does not begin what was stopped before', async () => {
      const reason = new Error('Stopped before.');
      await expect(engine.probe(film, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    });
  });
};

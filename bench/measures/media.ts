import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readConfiguration } from '../../src/configuration.js';
import { chooseMediaEngine } from '../../src/infrastructure/media/choose-media-engine.js';
import { buildFence } from '../../src/infrastructure/media/fence/fence.js';
import { findFfmpeg } from '../../src/infrastructure/media/ffmpeg-cli/find-ffmpeg.js';
import { defaultMediaLimits } from '../../src/infrastructure/media/media-limits.js';
import { NpmDecoder } from '../../src/infrastructure/media/npm/npm-decoder.js';
import { shippedFile } from '../../src/infrastructure/project-root.js';
import { median, ratioByRound } from '../arithmetic.js';
import { number, times, told, type Finding, type Pace } from '../findings.js';
import type { Ground } from '../ground.js';
import { interleaved, millisecondsOf } from '../rounds.js';

const run = promisify(execFile);
const COUNT = 12;
const WIDTH = 640;
const PIECE_SECONDS = 30;

/** Reads a film without judging, choosing or cutting at silences: what our engine is held against. */
interface BareReader {
  readonly name: string;
  readonly film: string;
  readonly seconds: number;
  thumbnails(folder: string): Promise<unknown>;
  pieces(folder: string): Promise<unknown>;
}

/** Twelve thumbnails and the sound of a long film in pieces, against the tool underneath alone. */
export const measureMedia = async (ground: Ground, pace: Pace): Promise<readonly Finding[]> => {
  const { media } = readConfiguration({ PATH: process.env['PATH'] });
  const engine = await chooseMediaEngine(media);
  const programs = await findFfmpeg(media);
  const bare = programs ? await ffmpegAlone(programs.ffmpeg, ground.folder, pace.films) : await decoderAlone();
  const inFolder = async (work: (folder: string) => Promise<unknown>): Promise<number> => {
    const folder = await mkdtemp(join(ground.folder, 'media-'));
    const took = await millisecondsOf(() => work(folder));
    await rm(folder, { recursive: true });
    return took;
  };
  const pictures = await interleaved(pace, {
    ours: () => millisecondsOf(() => engine.thumbnails(bare.film, { count: COUNT, maxWidth: WIDTH })),
    theirs: () => inFolder(folder => bare.thumbnails(folder)),
  });
  const sound = await interleaved(pace, {
    ours: () => inFolder(folder => engine.audioPieces(bare.film, { workDir: folder, maxSeconds: PIECE_SECONDS })),
    theirs: () => inFolder(folder => bare.pieces(folder)),
  });
  const finding = (what: string, { ours, theirs }: typeof pictures): Finding =>
    told(
      `${what} of a film of ${number(bare.seconds / 60)} min, time against ${bare.name}`,
      `${number(median(ours))} ms against ${number(median(theirs))} ms`,
      times(ratioByRound(ours, theirs)),
    );
  return [finding(`${COUNT} thumbnails chosen from ${4 * COUNT} pictures`, pictures), finding('audio pieces cut at silences', sound)];
};

const middles = (seconds: number): number[] => Array.from({ length: COUNT }, (_, nth) => ((nth + 0.5) * seconds) / COUNT);

/** The shipped film, repeated without encoding it again. */
const ffmpegAlone = async (ffmpeg: string, folder: string, films: number): Promise<BareReader> => {
  const film = join(folder, 'long.mp4');
  const quiet = ['-nostdin', '-v', 'error'];
  await run(ffmpeg, [...quiet, '-stream_loop', String(films - 1), '-i', shippedFile('demo/media/keyreel-demo.mp4'), '-c', 'copy', film]);
  const seconds = films * 60;
  return {
    name: 'ffmpeg alone (12 seeks; segments of equal length)',
    film,
    seconds,
    thumbnails: async target => {
      for (const [nth, at] of middles(seconds).entries()) {
        const picture = ['-frames:v', '1', '-vf', `scale=${WIDTH}:-2`, join(target, `${nth}.jpg`)];
        await run(ffmpeg, [...quiet, '-skip_frame', 'nokey', '-noaccurate_seek', '-ss', String(at), '-i', film, ...picture]);
      }
      if ((await readdir(target)).length !== COUNT) throw new Error('ffmpeg gave fewer pictures than asked for.');
    },
    pieces: target =>
      run(ffmpeg, [
        ...[...quiet, '-i', film, '-vn', '-ac', '1', '-ar', '16000'],
        ...['-f', 'segment', '-segment_time', String(PIECE_SECONDS), join(target, '%04d.wav')],
      ]),
  };
};

/** Without ffmpeg on the machine there is only the decoder from npm to compare with, and the film as it ships. */
const decoderAlone = async (): Promise<BareReader> => {
  const decoder = new NpmDecoder(await buildFence({}, false), defaultMediaLimits);
  const film = shippedFile('demo/media/keyreel-demo.mp4');
  const order = { file: film, deadlineSeconds: 120, signal: undefined };
  const pictures = { ...order, times: middles(60), exact: false, maxWidth: WIDTH, rotation: 0, frameRate: null };
  return {
    name: 'the npm decoder alone (there is no ffmpeg here)',
    film,
    seconds: 60,
    thumbnails: () => drain(decoder.pictures(pictures)),
    pieces: async target => {
      await mkdir(target, { recursive: true });
      await drain(decoder.sound({ ...order, trackIndex: 0 }));
    },
  };
};

const drain = async (pieces: AsyncIterable<unknown>): Promise<void> => {
  for await (const piece of pieces) void piece;
};

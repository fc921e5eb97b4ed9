import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { BufferTarget, Conversion, FilePathSource, Input, MkvOutputFormat, MP4, Mp4OutputFormat, Output, type OutputFormat } from 'mediabunny';
import sharp from 'sharp';
import type { MediaProblemCode } from '../../src/shared-kernel/ports/media-engine.js';

const projectFile = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const fixture = (name: string): Promise<Buffer> => readFile(projectFile(`test/support/fixtures/media/${name}`));

/** Ten seconds of picture and speech from the project's own films: what most hostile files are made of. */
export const shortFilm = projectFile('demo/media/keyreel-short.mp4');

/** A file that ought to be refused: how to make it, and the problem that it must be refused with. */
export interface HostileFile {
  readonly what: string;
  /** What a user might call it; an engine must not care. */
  readonly name: string;
  readonly problem: MediaProblemCode;
  bytes(): Promise<Buffer>;
}

/** The short film in another container, or without one of its tracks; copied, not encoded. */
export async function filmWith(format: OutputFormat, discard: { readonly video?: true; readonly audio?: true } = {}): Promise<Buffer> {
  const input = new Input({ source: new FilePathSource(shortFilm), formats: [MP4] });
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const conversion = await Conversion.init({
    input,
    output,
    video: { discard: discard.video ?? false },
    audio: { discard: discard.audio ?? false },
    showWarnings: false,
  });
  await conversion.execute();
  input.dispose();
  return Buffer.from(target.buffer ?? new ArrayBuffer(0));
}

export const filmWithoutSound = (): Promise<Buffer> => filmWith(new Mp4OutputFormat(), { audio: true });
export const soundWithoutFilm = (): Promise<Buffer> => filmWith(new Mp4OutputFormat(), { video: true });
export const filmInMatroska = (): Promise<Buffer> => filmWith(new MkvOutputFormat());

/** The parts of an MP4 in order; each with its header. */
function boxesOf(mp4: Buffer): Map<string, Buffer> {
  const boxes = new Map<string, Buffer>();
  for (let at = 0; at + 8 <= mp4.length; at += mp4.readUInt32BE(at))
    boxes.set(mp4.toString('latin1', at + 4, at + 8), mp4.subarray(at, at + mp4.readUInt32BE(at)));
  return boxes;
}

/** Changes every box of one kind, wherever it is nested; the box's body begins at the given place. */
function patched(mp4: Buffer, kind: string, change: (file: Buffer, body: number) => void): Buffer {
  const copy = Buffer.from(mp4);
  for (let at = copy.indexOf(kind, 0, 'latin1'); at >= 0; at = copy.indexOf(kind, at + 4, 'latin1')) change(copy, at + 4);
  return copy;
}

/** Every place where an MP4 states a length: film, tracks and media, in their own units. */
export async function filmThatStates(duration: number): Promise<Buffer> {
  const film = await readFile(shortFilm);
  const withMedia = patched(film, 'mdhd', (file, body) => file.writeUInt32BE(duration, body + 16));
  const withTracks = patched(withMedia, 'tkhd', (file, body) => file.writeUInt32BE(duration, body + 20));
  return patched(withTracks, 'mvhd', (file, body) => file.writeUInt32BE(duration, body + 16));
}

const hugeFrame = async (): Promise<Buffer> => gunzipSync(await fixture('frame-16000.mp4.gz'));

/** The container says 640 × 360 where the picture inside has 16,000 × 16,000. */
export async function filmThatHidesItsSize(): Promise<Buffer> {
  const sample = patched(await hugeFrame(), 'avc1', (file, body) => {
    // The file type names avc1 as well; only the sample's description is followed by a width.
    if (file.readUInt16BE(body + 24) !== 16_000) return;
    file.writeUInt16BE(640, body + 24);
    file.writeUInt16BE(360, body + 26);
  });
  return patched(sample, 'tkhd', (file, body) => {
    file.writeUInt32BE(640 << 16, body + 76);
    file.writeUInt32BE(360 << 16, body + 80);
  });
}

/** A good index over noise: the file looks right until somebody decodes it. */
export async function filmOfNoise(): Promise<Buffer> {
  const film = Buffer.from(await readFile(shortFilm));
  const media = boxesOf(film).get('mdat');
  if (!media) throw new Error('The short film has no media data.');
  randomBytes(media.length - 8).copy(film, media.byteOffset - film.byteOffset + 8);
  return film;
}

/** The 44 bytes before mono 16-bit samples, stating any length and rate. */
function waveHeader(statedBytes: number, rate = 16_000): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF....WAVEfmt ', 'latin1');
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(36 + statedBytes, 4);
  header.set([16, 0, 0, 0, 1, 0, 1, 0], 16);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(2 * rate, 28);
  header.set([2, 0, 16, 0], 32);
  header.writeUInt32LE(statedBytes, 40);
  return header;
}

const text = (lines: string) => (): Promise<Buffer> => Promise.resolve(Buffer.from(lines));

const half = async (whole: Promise<Buffer>): Promise<Buffer> => (await whole).subarray(0, (await whole).length >> 1);

/** The short film as a telephone held upright records it: stored lying, to be shown turned by a quarter clockwise. */
export const filmOnItsSide = async (): Promise<Buffer> =>
  patched(await readFile(shortFilm), 'tkhd', (file, body) => {
    for (const [place, value] of [0, 0x10000, 0, -0x10000, 0, 0].entries()) file.writeInt32BE(value, body + 40 + 4 * place);
  });

/** Files that a first look or a probe must refuse, before anything is held or paid. */
export const hostileFiles: readonly HostileFile[] = [
  { what: 'an empty file', name: 'empty.mp4', problem: 'media_empty', bytes: text('') },
  { what: 'random bytes', name: 'random.mp4', problem: 'not_media', bytes: () => Promise.resolve(randomBytes(100_000)) },
  { what: 'prose', name: 'letter.mp4', problem: 'not_media', bytes: text('Dear friend, this is not a film.\n'.repeat(200)) },
  { what: 'a web page', name: 'page.mp4', problem: 'not_media', bytes: text('<!doctype html><title>Watch this film</title>') },
  {
    what: 'a picture',
    name: 'picture.mp4',
    problem: 'not_media',
    bytes: () =>
      sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
        .png()
        .toBuffer(),
  },
  { what: 'an MP4 cut in the middle', name: 'half.mp4', problem: 'media_truncated', bytes: () => half(readFile(shortFilm)) },
  {
    what: 'an MP4 whose index never came',
    name: 'no-index.mp4',
    problem: 'media_truncated',
    bytes: async () => {
      const boxes = boxesOf(await readFile(shortFilm));
      return Buffer.concat([boxes.get('ftyp') ?? Buffer.alloc(0), boxes.get('mdat') ?? Buffer.alloc(0)]);
    },
  },
  { what: 'a Matroska file cut in the middle', name: 'half.mkv', problem: 'media_truncated', bytes: () => half(filmInMatroska()) },
  {
    what: 'a recording that is shorter than it states',
    name: 'lying.wav',
    problem: 'media_truncated',
    bytes: () => Promise.resolve(Buffer.concat([waveHeader(320_000), Buffer.alloc(32_000)])),
  },
  { what: 'a recording of no length', name: 'nothing.wav', problem: 'media_empty', bytes: () => Promise.resolve(waveHeader(0)) },
  {
    what: 'an MP4 with an impossible part',
    name: 'impossible.mp4',
    problem: 'media_damaged',
    bytes: async () => patched(await readFile(shortFilm), 'moov', (file, body) => file.writeUInt32BE(3, body - 8)),
  },
  {
    what: 'an HLS playlist',
    name: 'playlist.mp4',
    problem: 'media_playlist_refused',
    bytes: text('#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n'),
  },
  { what: 'an ffconcat script', name: 'concat.mp4', problem: 'media_playlist_refused', bytes: text("ffconcat version 1.0\nfile '/etc/hostname'\n") },
  { what: 'a bare concat list', name: 'list.mp4', problem: 'media_playlist_refused', bytes: text("file '/etc/hostname'\n") },
  {
    what: 'a DASH manifest',
    name: 'manifest.mp4',
    problem: 'media_playlist_refused',
    bytes: text('<?xml version="1.0"?>\n<MPD type="static"></MPD>'),
  },
  {
    what: 'an AVI file',
    name: 'film.mp4',
    problem: 'container_not_supported',
    bytes: () => Promise.resolve(Buffer.concat([Buffer.from('RIFF\0\0\0\0AVI LIST'), Buffer.alloc(400)])),
  },
  { what: 'a codec outside the list', name: 'magic.mkv', problem: 'codec_not_supported', bytes: () => fixture('magicyuv.mkv') },
  { what: 'a frame of 16,000 × 16,000 pixels', name: 'huge.mp4', problem: 'frame_too_large', bytes: hugeFrame },
  {
    what: 'a recording of one sample a second, which lasts for days',
    name: 'slow.wav',
    problem: 'media_too_long',
    bytes: () => Promise.resolve(Buffer.concat([waveHeader(400_000, 1), Buffer.alloc(400_000)])),
  },
];

/** Writes bytes under a name into a folder and gives the path. */
export async function placed(folder: string, name: string, bytes: Promise<Buffer>): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, await bytes);
  return path;
}

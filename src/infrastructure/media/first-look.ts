import { open, type FileHandle } from 'node:fs/promises';
import { MediaProblem } from '../../shared-kernel/ports/media-engine.js';

const headBytes = 64 * 1024;
/** A long fragmented film has thousands of boxes; beyond this the rest is left to the decoder. */
const boxesToWalk = 4096;

/** Files that make a player fetch other files: never opened, whatever they are called. */
const playlist = /^\uFEFF?\s*(#EXTM3U|ffconcat\b|\[playlist\]|\[Reference\]|v=0\r?\n|file\s+['"]|(<\?xml[^>]*>\s*)?<(MPD|asx|smil|playlist)\b)/i;

const pictureSignatures = ['89504e47', 'ffd8ff', '47494638', '424d', '49492a00', '4d4d002a'];

const isPicture = (head: Buffer): boolean =>
  pictureSignatures.some(signature => head.toString('hex', 0, 4).startsWith(signature)) || head.toString('latin1', 8, 12) === 'WEBP';

/** Containers that are films or sound indeed, but outside the list of what a decoder may open. */
const foreignContainers: readonly (readonly [signature: string, name: string])[] = [
  ['FLV\x01', 'Flash'],
  ['0&²u', 'Windows Media'],
  ['\0\0\x01º', 'MPEG programme'],
  ['.RMF', 'RealMedia'],
  ['#!AMR', 'AMR'],
  ['MThd', 'MIDI'],
  ['caff', 'Core Audio'],
  ['FORM', 'AIFF'],
];

function refuseForeignContainer(head: Buffer): void {
  const start = head.toString('latin1', 0, 12);
  const isAvi = start.startsWith('RIFF') && start.endsWith('AVI ');
  const name = isAvi ? 'AVI' : foreignContainers.find(([signature]) => start.startsWith(signature))?.[1];
  if (name)
    throw new MediaProblem('container_not_supported', `${name} files are not accepted here; MP4, MOV, MKV, WebM, MP3, WAV, Ogg and FLAC are.`);
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** MP4 and QuickTime state the size of each part up front, so a file that ends early gives itself away. */
async function refuseCutMp4(file: FileHandle, size: number): Promise<void> {
  const seen = new Set<string>();
  let at = 0;
  for (let box = 0; box < boxesToWalk && at + 8 <= size; box++) {
    const header = await readAt(file, at, 16);
    const short = header.readUInt32BE(0);
    const length = short === 1 && header.length === 16 ? Number(header.readBigUInt64BE(8)) : short === 0 ? size - at : short;
    seen.add(header.toString('latin1', 4, 8));
    if (length < 8) throw new MediaProblem('media_damaged', 'The film’s index is damaged.');
    at += length;
  }
  if (at > size) throw new MediaProblem('media_truncated', 'The file ends before the film does: it was cut off on its way here.');
  if (!seen.has('moov') && !seen.has('moof'))
    throw new MediaProblem('media_truncated', 'The film’s index is missing: the file was cut off on its way here.');
}

/** A RIFF file says its length as well; recorders that stop unexpectedly leave 0 or all ones there, which is no lie about the end. */
function refuseCutWave(head: Buffer, size: number): void {
  const stated = head.readUInt32LE(4);
  if (stated !== 0 && stated !== 0xffffffff && stated + 8 > size) {
    throw new MediaProblem('media_truncated', 'The file ends before the sound does: it was cut off on its way here.');
  }
}

/** Matroska and WebM: one EBML number for the length of everything; all ones means that it was not known. */
function refuseCutMatroska(head: Buffer, size: number): void {
  const number = (at: number): { value: number; bytes: number; unknown: boolean } => {
    const bytes = Math.clz32(head[at] ?? 0) - 23;
    if (bytes > 8 || at + bytes > head.length) return { value: 0, bytes: 1, unknown: true };
    let value = (head[at] ?? 0) & (0xff >> bytes);
    let unknown = value === 0xff >> bytes;
    for (let i = 1; i < bytes; i++) {
      value = value * 256 + (head[at + i] ?? 0);
      unknown &&= head[at + i] === 0xff;
    }
    return { value, bytes, unknown };
  };
  const ebml = number(4);
  const segment = 4 + ebml.bytes + ebml.value;
  if (segment + 12 > head.length || head.readUInt32BE(segment) !== 0x18538067) return;
  const length = number(segment + 4);
  if (!length.unknown && segment + 4 + length.bytes + length.value > size) {
    throw new MediaProblem('media_truncated', 'The file ends before the film does: it was cut off on its way here.');
  }
}

const isMp4 = (head: Buffer): boolean => ['ftyp', 'moov', 'mdat', 'wide'].includes(head.toString('latin1', 4, 8));
const isRiff = (head: Buffer): boolean => head.length >= 8 && head.toString('latin1', 0, 4) === 'RIFF';
const isMatroska = (head: Buffer): boolean => head.toString('hex', 0, 4) === '1a45dfa3';

/** Whether the first bytes are those of an accepted container, so that a decoder's failure speaks of damage, not of another kind of file. */
const isFamiliar = (head: Buffer): boolean =>
  isMp4(head) || isRiff(head) || isMatroska(head) || /^(OggS|fLaC|ID3|G|\xff[\xe0-\xff])/.test(head.toString('latin1', 0, 4));

async function refuseCut(file: FileHandle, head: Buffer, size: number): Promise<void> {
  if (isMp4(head)) await refuseCutMp4(file, size);
  if (isRiff(head)) refuseCutWave(head, size);
  if (isMatroska(head)) refuseCutMatroska(head, size);
}

/** What the first look found out about a file that it let pass. */
export interface FirstLook {
  readonly sizeBytes: number;
  readonly familiar: boolean;
}

/**
 * Looks at a file's own bytes, never at its name, and refuses what no decoder needs to see: nothing, a picture, a list of other
 * files, and (unless only the beginning of a file is there) a film that was cut off. Reads at most 64 KiB and the headers of an
 * MP4's parts.
 */
export async function takeFirstLook(path: string, extent: 'whole' | 'head'): Promise<FirstLook> {
  const file = await open(path, 'r').catch(() => {
    throw new MediaProblem('media_engine_failed', 'The file cannot be opened.');
  });
  try {
    const { size } = await file.stat();
    if (size === 0) throw new MediaProblem('media_empty', 'The file is empty.');
    const head = await readAt(file, 0, headBytes);
    if (playlist.test(head.toString('utf8', 0, 512))) {
      throw new MediaProblem('media_playlist_refused', 'This is a list of other files, not a film. Send the film itself.');
    }
    if (isPicture(head)) throw new MediaProblem('not_media', 'This is a picture, not a film or a sound recording.');
    refuseForeignContainer(head);
    if (extent === 'whole') await refuseCut(file, head, size);
    return { sizeBytes: size, familiar: isFamiliar(head) };
  } finally {
    await file.close();
  }
}

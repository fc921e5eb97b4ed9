/**
 * Reads what a file is with mediabunny: JavaScript alone, so a hostile file meets exceptions instead of memory corruption.
 * Runs as a process of its own: `node probe.child.ts <file> <order as JSON>`.
 */
import {
  ADTS,
  FLAC,
  FilePathSource,
  Input,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  UnsupportedInputFormatError,
  WAVE,
  WEBM,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
} from 'mediabunny';
import { say } from './child-output.js';

// Not all that mediabunny knows: a playlist format would open further files.
const formats = [MP4, QTFF, MATROSKA, WEBM, MPEG_TS, MP3, WAVE, OGG, FLAC, ADTS];

const words: Record<string, string> = { avc: 'h264', hevc: 'hevc', vp8: 'vp8', vp9: 'vp9', av1: 'av1', prores: 'prores' };
const sounds: Record<string, string> = {
  aac: 'aac',
  mp3: 'mp3',
  opus: 'opus',
  vorbis: 'vorbis',
  flac: 'flac',
  ac3: 'ac3',
  eac3: 'eac3',
  ulaw: 'pcm',
  alaw: 'pcm',
};
const containers: Record<string, string> = {
  'QuickTime File Format': 'mov',
  'MPEG Transport Stream': 'mpegts',
  WAVE: 'wav',
};

type Extent = 'whole' | 'head';

const soundWord = (codec: string | null): string | null => (codec?.startsWith('pcm-') ? 'pcm' : (sounds[codec ?? ''] ?? null));

/** When a track ends: by its packets, where all of them are there (0 without any); else by what the header says, or NaN. */
async function endOf(track: InputTrack, extent: Extent): Promise<number> {
  if (extent === 'whole') return track.computeDuration({ skipLiveWait: true }).catch(() => 0);
  return (await track.getDurationFromMetadata()) ?? NaN;
}

async function pictureFacts(track: InputVideoTrack, start: number, extent: Extent) {
  const { averagePacketRate } = await track.computePacketStats(100).catch(() => ({ averagePacketRate: NaN }));
  return {
    codec: words[(await track.getCodec()) ?? ''] ?? null,
    width: Math.round(await track.getSquarePixelWidth()),
    height: Math.round(await track.getSquarePixelHeight()),
    rotation: await track.getRotation(),
    frameRate: Number.isFinite(averagePacketRate) ? Math.round(averagePacketRate * 1000) / 1000 : null,
    durationSeconds: (await endOf(track, extent)) - start,
  };
}

async function soundFacts(track: InputAudioTrack, start: number, extent: Extent) {
  const language = await track.getLanguageCode();
  return {
    codec: soundWord(await track.getCodec()),
    channels: await track.getNumberOfChannels(),
    sampleRate: await track.getSampleRate(),
    language: language === 'und' ? null : language,
    durationSeconds: (await endOf(track, extent)) - start,
  };
}

async function probe(file: string, { extent }: { extent: Extent }): Promise<void> {
  const input = new Input({ source: new FilePathSource(file), formats });
  const container = (await input.getFormat()).name;
  const tracks = await input.getTracks();
  const firsts = await Promise.all(tracks.map(track => track.getFirstTimestamp().catch(() => Infinity)));
  // Encoders put a little sound before time 0 to warm the decoder up; it is never heard.
  const start = Math.max(0, Math.min(...firsts.filter(Number.isFinite)));
  const [video] = await input.getVideoTracks();
  const audioTracks = [];
  for (const track of await input.getAudioTracks()) audioTracks.push(await soundFacts(track, start, extent));
  const facts = {
    container: containers[container] ?? container.toLowerCase(),
    video: video ? await pictureFacts(video, start, extent) : null,
    audioTracks,
  };
  say({ facts });
}

try {
  const [, , file = '', order = '{}'] = process.argv;
  await probe(file, JSON.parse(order) as { extent: Extent });
  say({ done: true });
} catch (error) {
  say({ problem: error instanceof UnsupportedInputFormatError ? 'not_media' : 'media_damaged' });
}
// Whatever a hostile file left running is of no further interest.
process.exit(0);

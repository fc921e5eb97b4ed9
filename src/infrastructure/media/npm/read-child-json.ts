import { MediaProblem } from '../../../shared-kernel/ports/media-engine.js';
import type { MediaFacts } from '../media-decoder.js';

type Json = Record<string, unknown>;

const damaged = (): MediaProblem => new MediaProblem('media_damaged', 'The file is damaged and cannot be read.');

const record = (value: unknown): Json => {
  if (typeof value !== 'object' || value === null) throw damaged();
  return value as Json;
};

const number = (value: unknown): number => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw damaged();
  return value;
};

/** JSON has no NaN: a length that is not known comes as null. */
const length = (value: unknown): number => (value === null ? NaN : number(value));

/** A short plain word; a file may not put its own prose into our answers. */
const word = (value: unknown): string | null => (typeof value === 'string' && /^[\w.-]{1,32}$/.test(value) ? value : null);

const quarterTurn = (value: unknown): number => (((Math.round(number(value) / 90) * 90) % 360) + 360) % 360;

/** Takes the facts out of what a process said, and nothing beside them. */
export function readFacts(said: unknown): MediaFacts {
  const { container, video, audioTracks } = record(said);
  return {
    container: word(container) ?? 'unknown',
    video: video === null ? null : readVideo(record(video)),
    audioTracks: (Array.isArray(audioTracks) ? audioTracks : []).slice(0, 64).map(track => readTrack(record(track))),
  };
}

const readVideo = (video: Json): NonNullable<MediaFacts['video']> => ({
  codec: word(video.codec),
  width: number(video.width),
  height: number(video.height),
  rotation: quarterTurn(video.rotation),
  frameRate: video.frameRate === null ? null : number(video.frameRate),
  durationSeconds: length(video.durationSeconds),
});

const readTrack = (track: Json): MediaFacts['audioTracks'][number] => ({
  codec: word(track.codec),
  channels: number(track.channels),
  sampleRate: number(track.sampleRate),
  language: word(track.language),
  durationSeconds: length(track.durationSeconds),
});

export function readPictureHead(said: Json, maxPixels: number): { atSeconds: number; width: number; height: number } {
  const head = { atSeconds: number(said.atSeconds), width: number(said.width), height: number(said.height) };
  if (head.width < 1 || head.height < 1 || head.width * head.height > maxPixels) throw damaged();
  return head;
}

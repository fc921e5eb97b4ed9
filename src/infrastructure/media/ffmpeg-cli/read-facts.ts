import type { MediaFacts } from '../media-decoder.js';
import { pictureWord, soundWord } from './ffmpeg-arguments.js';

/** What ffprobe prints of one stream, as far as it is asked; numbers with a point come as text. */
export interface ProbedStream {
  readonly index: number;
  readonly codec_type?: string;
  readonly codec_name?: string;
  readonly width?: number;
  readonly height?: number;
  readonly sample_aspect_ratio?: string;
  readonly avg_frame_rate?: string;
  readonly start_time?: string;
  readonly duration?: string;
  readonly channels?: number;
  readonly sample_rate?: string;
  readonly tags?: { readonly language?: string; readonly rotate?: string };
  readonly side_data_list?: readonly { readonly rotation?: number }[];
  readonly disposition?: { readonly attached_pic?: number };
}

export interface Probed {
  readonly format: { readonly format_name?: string; readonly start_time?: string; readonly duration?: string };
  readonly streams: readonly ProbedStream[];
}

const ratio = (text: string | undefined, separator: string): number | null => {
  const [over = 0, under = 0] = (text ?? '').split(separator).map(Number);
  return over > 0 && under > 0 ? over / under : null;
};

/** ffprobe counts a turn against the clock; the product counts with it. */
function rotationOf({ side_data_list, tags }: ProbedStream): number {
  const turned = side_data_list?.find(({ rotation }) => rotation !== undefined)?.rotation;
  const clockwise = turned === undefined ? Number(tags?.rotate ?? 0) : -turned;
  return Number.isFinite(clockwise) ? (((Math.round(clockwise / 90) * 90) % 360) + 360) % 360 : 0;
}

/** The end of each stream in its own time, out of the lines that the last packets printed. */
export function endsOf(lines: string): Map<number, number> {
  const ends = new Map<number, number>();
  for (const line of lines.split('\n')) {
    const [stream, time, length] = line.split(',').map(Number);
    if (stream === undefined || !Number.isFinite(stream) || time === undefined || !Number.isFinite(time)) continue;
    ends.set(stream, Math.max(ends.get(stream) ?? -Infinity, time + (Number.isFinite(length) ? (length ?? 0) : 0)));
  }
  return ends;
}

const containerOf = (names: string | undefined): string => {
  const first = (names ?? 'unknown').split(',');
  if (first.includes('mp4')) return 'mp4';
  return first.includes('matroska') ? 'matroska' : (first[0] ?? 'unknown');
};

/** Puts ffprobe's answers into the form that every decoder gives; without ends the header is believed. */
export function readFacts({ format, streams }: Probed, ends: Map<number, number> | null): MediaFacts {
  const start = Math.max(0, Number(format.start_time ?? 0) || 0);
  const lengthOf = ({ index, duration }: ProbedStream): number => {
    if (ends === null) return Number(duration ?? format.duration);
    return ends.has(index) ? (ends.get(index) ?? 0) - start : Number(duration ?? 0);
  };
  const video = streams.find(({ codec_type, disposition }) => codec_type === 'video' && !disposition?.attached_pic);
  return {
    container: containerOf(format.format_name),
    video: video
      ? {
          codec: pictureWord(video.codec_name ?? ''),
          width: Math.round((video.width ?? 0) * (ratio(video.sample_aspect_ratio, ':') ?? 1)),
          height: video.height ?? 0,
          rotation: rotationOf(video),
          frameRate: ratio(video.avg_frame_rate, '/'),
          durationSeconds: lengthOf(video),
        }
      : null,
    audioTracks: streams
      .filter(({ codec_type }) => codec_type === 'audio')
      .map(stream => ({
        codec: soundWord(stream.codec_name ?? ''),
        channels: stream.channels ?? 0,
        sampleRate: Number(stream.sample_rate ?? 0),
        language:
          stream.tags?.language && /^[a-z]{2,3}(-\w{1,8})*$/i.test(stream.tags.language) && stream.tags.language !== 'und'
            ? stream.tags.language
            : null,
        durationSeconds: lengthOf(stream),
      })),
  };
}

import { acceptedMedia, inputWhitelists } from '../accepted-media.js';
import { inputPlace } from '../fence/fence.js';
import { soundRate, type PicturesOrder, type SoundOrder } from '../media-decoder.js';

/** How every input is named and fenced in; nothing else in this product writes an input argument. */
const input = (before: readonly string[] = []): string[] => [
  ...Object.entries(inputWhitelists).flatMap(([option, value]) => [`-${option}`, value]),
  ...before,
  ...['-i', `file:${inputPlace}`],
];

/** Facts as JSON: what the container says of itself. */
export const factsArguments = (): string[] => [
  ...['-v', 'error', '-print_format', 'json'],
  ...['-show_entries', 'format=format_name,start_time,duration'],
  ...['-show_entries', 'stream=index,codec_type,codec_name,width,height,sample_aspect_ratio,avg_frame_rate,start_time,duration,channels,sample_rate'],
  ...['-show_entries', 'stream_tags=language,rotate:stream_side_data=rotation:stream_disposition=attached_pic'],
  ...input(),
];

/** The last packets of every stream, one `stream,time,length` a line: where the streams really end, whatever the header claims. */
export const lastPacketsArguments = (): string[] => [
  ...['-v', 'error', '-of', 'csv=p=0', '-show_entries', 'packet=stream_index,pts_time,duration_time'],
  ...['-read_intervals', '999999%'],
  ...input(),
];

export const soundArguments = ({ trackIndex }: Pick<SoundOrder, 'trackIndex'>): string[] => [
  ...['-nostdin', '-v', 'error', '-threads', '1'],
  ...input(),
  ...['-map', `0:a:${trackIndex}`, '-vn', '-sn', '-dn'],
  ...['-af', `aresample=${soundRate}:async=1:first_pts=0`, '-ac', '1', '-ar', String(soundRate), '-f', 's16le', 'pipe:1'],
];

/**
 * One picture as a PPM, its time printed by `showinfo`. ffmpeg gives the first frame at or after a time; the frame that is shown
 * then is the one before, so an exact request starts a frame earlier.
 */
export function pictureArguments(
  seconds: number,
  { exact, maxWidth, frameRate }: Pick<PicturesOrder, 'exact' | 'maxWidth' | 'frameRate'>,
  maxPixels: number,
): string[] {
  const from = exact ? Math.max(0, seconds - 1 / (frameRate ?? 25) + 0.001) : seconds;
  const seek = ['-max_pixels', String(maxPixels), ...(exact ? [] : ['-noaccurate_seek', '-skip_frame', 'nokey']), '-ss', from.toFixed(6)];
  const width = `min(iw*sar\\,${Math.min(maxWidth, 1 << 20)})`;
  return [
    ...['-nostdin', '-hide_banner', '-v', 'info', '-threads', '2', '-copyts', '-start_at_zero'],
    ...input(seek),
    ...['-map', '0:V:0', '-an', '-sn', '-dn', '-frames:v', '1'],
    ...['-vf', `showinfo,scale=w='${width}':h='max(1\\,round(ow*ih/(iw*sar)))':flags=bicubic,setsar=1`],
    ...['-f', 'image2pipe', '-c:v', 'ppm', 'pipe:1'],
  ];
}

/** The product's word for a libav codec name; null for those outside the list. */
export const pictureWord = (name: string): string | null => (acceptedMedia.video as Record<string, string>)[name] ?? null;
export const soundWord = (name: string): string | null => (acceptedMedia.audio as Record<string, string>)[name] ?? null;

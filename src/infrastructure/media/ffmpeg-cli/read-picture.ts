import { MediaProblem } from '../../../shared-kernel/ports/media-engine.js';

/** A PPM as ffmpeg writes it: `P6`, width and height, 255, then three bytes a pixel. */
export function readPpm(bytes: Buffer, maxPixels: number): { width: number; height: number; rgb: Buffer } | null {
  if (bytes.length === 0) return null;
  const head = /^P6\n(\d{1,6}) (\d{1,6})\n255\n/.exec(bytes.toString('latin1', 0, 32));
  const [width, height] = [Number(head?.[1]), Number(head?.[2])];
  const rgb = bytes.subarray(head?.[0].length);
  if (!head || width * height > maxPixels || rgb.length !== width * height * 3)
    throw new MediaProblem('media_damaged', 'The picture cannot be read.');
  return { width, height, rgb };
}

/** The time of the first frame that `showinfo` spoke of: the one that was kept; a few more may have been on their way. */
export function readFrameTime(said: string): number | null {
  const time = /^\[Parsed_showinfo_0 @ [^\]]+\] n: *\d+ .*?pts_time:(-?[\d.]+)/m.exec(said)?.[1];
  return time === undefined ? null : Number(time);
}

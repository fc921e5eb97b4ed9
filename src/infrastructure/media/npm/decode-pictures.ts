import { AV_NOPTS_VALUE, AVSEEK_FLAG_BACKWARD } from 'node-av/constants';
import { Frame } from 'node-av/lib';
import { hand, say } from './child-output.js';
import { FilterChain } from './filter-chain.js';
import { OpenedMedium, Unreadable } from './opened-medium.js';

/** What the parent asks for; `maxWidth` is meant upright, `rotation` is what the parent will do to the picture. */
export interface PicturesWanted {
  readonly file: string;
  readonly times: readonly number[];
  readonly exact: boolean;
  readonly maxWidth: number;
  readonly rotation: number;
  readonly maxPixels: number;
}

/** Size in square pixels, scaled down so that the picture is not wider than wanted once it stands upright. */
function targetSize(frame: Frame, { maxWidth, rotation }: PicturesWanted): { width: number; height: number } {
  const { num, den } = frame.sampleAspectRatio;
  const width = num > 0 && den > 0 ? (frame.width * num) / den : frame.width;
  const uprightWidth = rotation % 180 === 0 ? width : frame.height;
  const scale = Math.min(1, maxWidth / uprightWidth);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(frame.height * scale)) };
}

function handOver(frame: Frame, atSeconds: number, wanted: PicturesWanted): void {
  const { width, height } = targetSize(frame, wanted);
  const colours = `colorspace=${frame.colorSpace}:range=${frame.colorRange}`;
  const chain = new FilterChain([
    ['buffer', `video_size=${frame.width}x${frame.height}:pix_fmt=${frame.format}:time_base=1/1000:${colours}`],
    ['scale', `${width}:${height}:flags=bicubic`],
    ['format', 'pix_fmts=rgb24'],
    ['buffersink', ''],
  ]);
  const scaled = new Frame();
  scaled.alloc();
  if (!chain.add(frame) || !chain.take(scaled)) throw new Unreadable('media_damaged');
  say({ atSeconds, width, height });
  hand(scaled.toBuffer());
  scaled.free();
  chain.free();
}

/** The keyframe at or before the target, alone: the decoder is told that no more will come, so it need not wait for others. */
function loneKeyframe(medium: OpenedMedium, target: bigint, into: Frame): boolean {
  medium.seek(target, AVSEEK_FLAG_BACKWARD);
  if (!medium.feed('keyframe')) return false;
  medium.decoder.sendPacketSync(null);
  return medium.receive(into);
}

/** Decodes on from where the medium stands: the last frame that is not after `until`, or simply the first where that is null. */
function decodeUntil(medium: OpenedMedium, until: bigint | null, into: Frame, frame: Frame): boolean {
  let found = false;
  for (let more = true; more;) {
    more = medium.feed('any');
    while (medium.receive(frame)) {
      const past = until !== null && frame.bestEffortTimestamp > until;
      if (!found || !past) {
        into.unref();
        into.ref(frame);
        found = true;
      }
      frame.unref();
      if (past || until === null) return true;
    }
  }
  return found;
}

/** How far before a time decoding begins, in seconds: some containers seek to a place from which nothing can be decoded yet. */
const runUps = [0, 2, 5, 15, 60] as const;

/** The frame that is shown at the target, or the first one that there is. */
function exactFrame(medium: OpenedMedium, target: bigint, into: Frame): boolean {
  const frame = new Frame();
  frame.alloc();
  const { num, den } = medium.stream.timeBase;
  let found = false;
  for (const runUp of runUps) {
    const from = target - BigInt(Math.round((runUp * den) / num));
    medium.seek(from > medium.start ? from : medium.start, AVSEEK_FLAG_BACKWARD);
    found = decodeUntil(medium, target, into, frame);
    if ((found && into.bestEffortTimestamp <= target) || from <= medium.start) break;
  }
  frame.free();
  return found;
}

function nearFrame(medium: OpenedMedium, target: bigint, into: Frame): boolean {
  if (loneKeyframe(medium, target, into)) return true;
  const frame = new Frame();
  frame.alloc();
  medium.seek(target, AVSEEK_FLAG_BACKWARD);
  const found = decodeUntil(medium, null, into, frame);
  frame.free();
  return found;
}

/** Takes a picture at each of the times, in order; times without a picture are passed over. */
export function decodePictures(wanted: PicturesWanted): void {
  const medium = new OpenedMedium(wanted.file, 'picture', 0, { maxPixels: wanted.maxPixels, threads: wanted.exact ? 2 : 1 });
  const { num, den } = medium.stream.timeBase;
  const kept = new Frame();
  kept.alloc();
  for (const seconds of wanted.times) {
    // A hair later, because 0.3 s in binary lies before the frame that is shown from 0.3 s on.
    const target = medium.start + BigInt(Math.floor(((seconds + 1e-6) * den) / num));
    if (wanted.exact ? exactFrame(medium, target, kept) : nearFrame(medium, target, kept)) {
      const time = kept.bestEffortTimestamp;
      handOver(kept, time === AV_NOPTS_VALUE ? seconds : (Number(time - medium.start) * num) / den, wanted);
    }
    kept.unref();
  }
}

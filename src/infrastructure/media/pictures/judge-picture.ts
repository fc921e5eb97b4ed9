import type { RawPicture } from '../media-decoder.js';
import { upright } from './encode-picture.js';

/** What a small grey copy of a picture tells about it. */
export interface PictureJudgement {
  /** 0 to 1: contrast and detail, less where the picture is nearly black or nearly white. */
  readonly score: number;
  /** Too dark, too bright or too empty to stand for the film. */
  readonly dull: boolean;
  /** 64 bits, one for each place where brightness rises from left to right: alike pictures differ in few. */
  readonly fingerprint: bigint;
}

const side = { width: 64, height: 36 };

const greyCopy = async (picture: RawPicture, width: number, height: number): Promise<Buffer> =>
  upright(picture).resize(width, height, { fit: 'fill' }).greyscale().raw().toBuffer();

function fingerprintOf(grey: Buffer): bigint {
  let bits = 0n;
  for (let y = 0; y < 8; y++) for (let x = 0; x < 8; x++) bits = (bits << 1n) | ((grey[y * 9 + x] ?? 0) < (grey[y * 9 + x + 1] ?? 0) ? 1n : 0n);
  return bits;
}

function lightOf(grey: Buffer): { mean: number; spread: number; detail: number } {
  const mean = grey.reduce((sum, level) => sum + level, 0) / grey.length;
  const spread = Math.sqrt(grey.reduce((sum, level) => sum + (level - mean) ** 2, 0) / grey.length);
  let edges = 0;
  for (let i = 1; i < grey.length; i++) if (i % side.width !== 0) edges += Math.abs((grey[i] ?? 0) - (grey[i - 1] ?? 0));
  return { mean, spread, detail: edges / grey.length };
}

export async function judgePicture(picture: RawPicture): Promise<PictureJudgement> {
  const { mean, spread, detail } = lightOf(await greyCopy(picture, side.width, side.height));
  const exposure = 1 - Math.abs(mean - 118) / 137;
  const score = Math.max(0, Math.min(1, 0.5 * Math.min(1, spread / 64) + 0.3 * Math.min(1, detail / 16) + 0.2 * exposure));
  return { score, dull: mean < 20 || mean > 245 || spread < 6, fingerprint: fingerprintOf(await greyCopy(picture, 9, 8)) };
}

/** In how many of 64 places two fingerprints differ. */
export function distance(a: bigint, b: bigint): number {
  let count = 0;
  for (let rest = a ^ b; rest > 0n; rest &= rest - 1n) count += 1;
  return count;
}

import type { RawPicture } from '../media-decoder.js';
import { candidateTimes, chooseThumbnails, type Candidate } from './choose-thumbnails.js';
import { distance, judgePicture } from './judge-picture.js';

const picture = (shade: (x: number, y: number) => number): RawPicture => {
  const [width, height] = [96, 54];
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0; i < rgb.length; i++) rgb[i] = shade(Math.floor(i / 3) % width, Math.floor(i / 3 / width));
  return { atSeconds: 0, width, height, rotation: 0, rgb };
};

const stripes = picture(x => (x % 24 < 12 ? 220 : 30));
const checks = picture((x, y) => (((x >> 4) + (y >> 4)) % 2 === 0 ? 210 : 40));

/** A candidate with a fingerprint of its own kind: kinds differ in many places, variants of one kind in few. */
const candidate = (atSeconds: number, score: number, kind: number, variant = 0, dull = false): Candidate => ({
  atSeconds,
  score,
  dull,
  fingerprint: ((0xffff_ffffn << BigInt(kind * 8)) & 0xffff_ffff_ffff_ffffn) ^ BigInt(variant),
});

const times = (chosen: readonly Candidate[]): number[] => chosen.map(({ atSeconds }) => atSeconds);

describe('a picture is judged', () => {
  it.each([
    ['black', picture(() => 4)],
    ['white', picture(() => 252)],
    ['a plain wall', picture(() => 120)],
  ])('as dull when it is %s', async (_, raw) => {
    expect((await judgePicture(raw)).dull).toBe(true);
  });

  it('as better the more there is to see', async () => {
    const [rich, faint] = await Promise.all([judgePicture(stripes), judgePicture(picture(x => (x % 24 < 12 ? 128 : 112)))]);
    expect(rich).toMatchObject({ dull: false });
    expect(rich.score).toBeGreaterThan(faint.score);
  });

  it('as the same when it is a little brighter, as another when it shows something else', async () => {
    const [one, brighter, other] = await Promise.all([stripes, picture(x => (x % 24 < 12 ? 230 : 40)), checks].map(judgePicture));
    expect(distance(one?.fingerprint ?? 0n, brighter?.fingerprint ?? 0n)).toBeLessThanOrEqual(4);
    expect(distance(one?.fingerprint ?? 0n, other?.fingerprint ?? 0n)).toBeGreaterThan(10);
  });
});

describe('thumbnails', () => {
  it('are looked for at four times as many places as are wanted, evenly', () => {
    expect(candidateTimes(80, 2)).toEqual([5, 15, 25, 35, 45, 55, 65, 75]);
  });

  it('are the best of each share of the film, in the order of time', () => {
    const candidates = [candidate(5, 0.2, 0), candidate(15, 0.9, 1), candidate(25, 0.8, 2), candidate(35, 0.3, 3)];
    expect(times(chooseThumbnails(candidates, 40, 2))).toEqual([15, 25]);
  });

  it('are never dull while there is another', () => {
    const candidates = [candidate(5, 0.9, 0, 0, true), candidate(35, 0.1, 3)];
    expect(times(chooseThumbnails(candidates, 40, 2))).toEqual([35]);
    expect(times(chooseThumbnails([candidate(5, 0.1, 0, 0, true)], 40, 2))).toEqual([5]);
  });

  it('keep the better of two that show the same, and let another share fill the place', () => {
    const candidates = [candidate(5, 0.5, 0), candidate(25, 0.9, 0, 1), candidate(30, 0.4, 2)];
    expect(times(chooseThumbnails(candidates, 40, 2))).toEqual([25, 30]);
  });

  it('are given in full for a film of one talking head, whose pictures differ little', () => {
    const candidates = [
      candidate(5, 0.5, 0, 0),
      candidate(15, 0.5, 0, 0b1111),
      candidate(25, 0.5, 0, 0b1111_0000),
      candidate(35, 0.5, 0, 0b1111_0000_0000),
    ];
    expect(chooseThumbnails(candidates, 40, 3)).toHaveLength(3);
  });

  it('are fewer than wanted for a film that shows one thing', () => {
    const candidates = [candidate(5, 0.5, 0), candidate(15, 0.6, 0), candidate(25, 0.5, 0)];
    expect(times(chooseThumbnails(candidates, 40, 3))).toEqual([15]);
  });
});

import fc from 'fast-check';
import { soundRate } from '../media-decoder.js';
import { SoundCutter, type Stretch } from './sound-cutter.js';

/** Sound made of stretches of voice (a loud tone) and rest (soft noise), as [seconds, loud] pairs. */
function sound(parts: readonly (readonly [seconds: number, loud: boolean])[]): Int16Array {
  return Int16Array.from(
    parts.flatMap(([seconds, loud]) =>
      Array.from({ length: Math.round(seconds * soundRate) }, (_, i) => (loud ? Math.round(9000 * Math.sin(i / 7)) : (i * 7919) % 21)),
    ),
  );
}

function cutAll(samples: Int16Array, maxSeconds: number, chunkBytes = 4096): Stretch[] {
  const bytes = new Uint8Array(samples.buffer);
  const cutter = new SoundCutter(maxSeconds);
  const stretches: Stretch[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) stretches.push(...cutter.take(bytes.subarray(at, at + chunkBytes)));
  return [...stretches, ...cutter.finish()];
}

const seconds = ({ samples }: Stretch): number => samples.length / soundRate;

describe('the sound cutter', () => {
  it('keeps a short sound whole', () => {
    expect(cutAll(sound([[3, true]]), 4).map(seconds)).toEqual([3]);
  });

  it('cuts in the middle of the longest rest between half of the maximum and the maximum', () => {
    // The rest at 1 s is longer but lies too early, the one at 3.2 s is shorter.
    const [first] = cutAll(
      sound([
        [1, true],
        [0.8, false],
        [0.8, true],
        [0.4, false],
        [0.2, true],
        [0.2, false],
        [6, true],
      ]),
      4,
    );
    expect(first && seconds(first)).toBeCloseTo(2.8, 1);
  });

  it('finds rests above a floor of noise', () => {
    const noisy = sound([
      [2.4, true],
      [0.4, false],
      [5, true],
    ]).map((sample, i) => sample + (((i * 2_654_435_761) >>> 16) % 400));
    expect(seconds(cutAll(noisy, 4)[0] as Stretch)).toBeCloseTo(2.6, 1);
  });

  it('cuts at the quietest place where nobody rests', () => {
    const tone = sound([[9, true]]).map((sample, i) => (i > 3 * soundRate && i < 3.3 * soundRate ? sample / 3 : sample));
    const [first] = cutAll(tone, 4);
    expect(first && seconds(first)).toBeCloseTo(3.15, 1);
  });

  it('counts of a rest only what lies in reach', () => {
    // 1.3 s of rest, of which the first second comes before half of the maximum; then 0.5 s.
    const parts = [
      [1, true],
      [1.3, false],
      [0.7, true],
      [0.5, false],
      [6, true],
    ] as const;
    expect(seconds(cutAll(sound(parts), 4)[0] as Stretch)).toBeCloseTo(3.25, 1);
  });

  it('never leaves a remainder that is too short to be recognised, even where the best rest would', () => {
    const stretches = cutAll(
      sound([
        [3.6, true],
        [0.4, false],
        [0.05, true],
      ]),
      4,
    );
    expect(stretches).toHaveLength(2);
    for (const stretch of stretches) expect(seconds(stretch)).toBeGreaterThanOrEqual(1);
  });

  it('tells silence, noise of a room and a lone click from speech', () => {
    const quiet = sound([[3, false]]);
    const click = quiet.map((sample, i) => (i > 1000 && i < 1400 ? 20_000 : sample));
    const word = sound([
      [1, false],
      [0.3, true],
      [1, false],
    ]);
    expect([new Int16Array(48_000), quiet, click, word].map(samples => cutAll(samples, 4)[0]?.silent)).toEqual([true, true, true, false]);
  });

  it('has nothing to say about no sound', () => {
    expect(cutAll(new Int16Array(0), 4)).toEqual([]);
  });

  it('loses, doubles and moves no sample, however the bytes arrive', () => {
    const parts = fc.array(fc.tuple(fc.double({ min: 0.01, max: 3, noNaN: true }), fc.boolean()), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 20_000 }), (made, maxSeconds, chunkBytes) => {
        const samples = sound(made);
        const stretches = cutAll(samples, maxSeconds, Math.max(chunkBytes, 97));
        const together = Buffer.concat(stretches.map(stretch => Buffer.from(stretch.samples.buffer)));
        expect(together.equals(Buffer.from(samples.buffer))).toBe(true);
        let at = 0;
        for (const stretch of stretches) {
          expect(stretch.firstSample).toBe(at);
          expect(seconds(stretch)).toBeLessThanOrEqual(maxSeconds);
          at += stretch.samples.length;
        }
      }),
      { numRuns: 30 },
    );
  });
});

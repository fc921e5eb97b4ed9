import { soundRate } from '../media-decoder.js';
import { chooseCut } from './choose-cut.js';
import { isSilent, loudnessOf, windowSamples } from './loudness.js';

/** A stretch of sound between two cuts; sample numbers count from the track's beginning. */
export interface Stretch {
  readonly firstSample: number;
  readonly samples: Int16Array;
  readonly silent: boolean;
}

/** No cut leaves less than this behind: recognisers refuse the shortest files. */
const shortestRemainder = soundRate;

/**
 * Cuts sound that arrives bit by bit into stretches of at most `maxSeconds`, holding no more than one of them. Nothing is lost,
 * doubled or moved: the stretches in a row are the sound.
 */
export class SoundCutter {
  private readonly maxSamples: number;
  private readonly held: Int16Array;
  private heldSamples = 0;
  private cutSamples = 0;
  private oddByte: number | null = null;

  constructor(maxSeconds: number) {
    this.maxSamples = Math.floor((maxSeconds * soundRate) / windowSamples) * windowSamples;
    this.held = new Int16Array(this.maxSamples + shortestRemainder);
  }

  /** Seconds of sound taken in so far. */
  get seconds(): number {
    return (this.cutSamples + this.heldSamples) / soundRate;
  }

  /** Takes in bytes of 16-bit little-endian samples and gives out the stretches that are settled by now. */
  *take(bytes: Uint8Array): Generator<Stretch> {
    const whole = this.wholeSamples(bytes);
    for (let at = 0; at < whole.length;) {
      const part = whole.subarray(at, at + this.held.length - this.heldSamples);
      this.held.set(part, this.heldSamples);
      this.heldSamples += part.length;
      at += part.length;
      if (this.heldSamples === this.held.length) yield this.cut(this.maxSamples);
    }
  }

  /** Gives out what is left when the sound has ended. */
  *finish(): Generator<Stretch> {
    while (this.heldSamples > this.maxSamples) yield this.cut(Math.min(this.maxSamples, this.heldSamples - shortestRemainder));
    if (this.heldSamples > 0) yield this.giveOut(this.heldSamples);
  }

  private cut(latest: number): Stretch {
    const loudness = loudnessOf(this.held.subarray(0, this.heldSamples));
    const place = chooseCut(loudness, Math.floor(this.maxSamples / 2 / windowSamples), Math.floor(latest / windowSamples));
    return this.giveOut(place * windowSamples);
  }

  private giveOut(count: number): Stretch {
    const samples = this.held.slice(0, count);
    const stretch = { firstSample: this.cutSamples, samples, silent: isSilent(loudnessOf(samples)) };
    this.held.copyWithin(0, count, this.heldSamples);
    this.heldSamples -= count;
    this.cutSamples += count;
    return stretch;
  }

  /** A pipe may hand over half a sample; the half waits for the rest. */
  private wholeSamples(bytes: Uint8Array): Int16Array {
    const all = this.oddByte === null ? bytes : Buffer.concat([Buffer.of(this.oddByte), bytes]);
    this.oddByte = all.length % 2 === 1 ? (all.at(-1) ?? null) : null;
    // Copied, because a typed array of samples must begin at an even place in its buffer.
    return new Int16Array(Uint8Array.from(all.subarray(0, all.length - (all.length % 2))).buffer);
  }
}

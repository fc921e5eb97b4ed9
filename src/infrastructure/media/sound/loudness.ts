import { soundRate } from '../media-decoder.js';

/** Length of one measurement: short enough to find the rest between two sentences, long enough to ignore a single wave. */
export const windowSeconds = 0.02;
export const windowSamples = soundRate * windowSeconds;

/** Loudness of each whole window in dB below full scale; -100 for digital silence. */
export function loudnessOf(samples: Int16Array): Float32Array {
  const windows = new Float32Array(Math.floor(samples.length / windowSamples));
  for (let window = 0; window < windows.length; window++) {
    let energy = 0;
    for (let i = window * windowSamples; i < (window + 1) * windowSamples; i++) energy += (samples[i] ?? 0) ** 2;
    windows[window] = Math.max(-100, 10 * Math.log10(energy / windowSamples / 32768 ** 2 + 1e-12));
  }
  return windows;
}

/** Below this nothing is a voice, whatever the room sounds like. */
const deafBelow = -50;
/** A click is no speech: this much sound, in seconds, makes a stretch worth sending. */
const soundWorthSending = 0.1;

/** Whether a stretch holds nothing to recognise. */
export const isSilent = (loudness: Float32Array): boolean => loudness.filter(level => level > deafBelow).length * windowSeconds < soundWorthSending;

/**
 * The loudness under which a window counts as a rest. It follows the recording: a little above the quietest tenth, which is the
 * room, and well below the loud tenth, which is the voice.
 */
export function restThreshold(loudness: Float32Array): number {
  const sorted = loudness.toSorted();
  const share = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? deafBelow;
  return Math.max(deafBelow, Math.min(share(0.1) + 8, share(0.9) - 12));
}

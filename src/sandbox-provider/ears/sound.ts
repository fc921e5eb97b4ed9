/** Sound as the recogniser wants it: one channel, 16 bits, 16000 samples a second. */
export interface Sound {
  readonly seconds: number;
  readonly samples: Int16Array;
}

export const sampleRate = 16_000;

export function soundOf(samples: Int16Array): Sound {
  return { samples, seconds: samples.length / sampleRate };
}

/** Below this loudness (root of the mean square, of 32768) for every tenth of a second, there is nothing to hear. */
const silenceLevel = 60;

export function isSilent({ samples }: Sound): boolean {
  return firstSound(samples) === samples.length;
}

/** Index of the first sample of the first tenth of a second that is not silent; the length where all is. */
export function firstSound(samples: Int16Array): number {
  const step = sampleRate / 10;
  for (let from = 0; from < samples.length; from += step) {
    if (loudness(samples.subarray(from, from + step)) > silenceLevel) return from;
  }
  return samples.length;
}

/** Pieces of at most `longest` seconds, cut where it is quietest in their last third. */
export function pieces(sound: Sound, longest: number): readonly { readonly from: number; readonly samples: Int16Array }[] {
  const { samples } = sound;
  const most = longest * sampleRate;
  const cut: { from: number; samples: Int16Array }[] = [];
  let from = 0;
  while (samples.length - from > most) {
    const to = quietest(samples, from + Math.floor((most * 2) / 3), from + most);
    cut.push({ from: from / sampleRate, samples: samples.subarray(from, to) });
    from = to;
  }
  return [...cut, { from: from / sampleRate, samples: samples.subarray(from) }];
}

function quietest(samples: Int16Array, from: number, to: number): number {
  const window = sampleRate / 5;
  let best = { at: to, level: Number.POSITIVE_INFINITY };
  for (let at = from; at + window <= to; at += window / 4) {
    const level = loudness(samples.subarray(at, at + window));
    if (level < best.level) best = { at: at + window / 2, level };
  }
  return best.at;
}

function loudness(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / Math.max(1, samples.length));
}

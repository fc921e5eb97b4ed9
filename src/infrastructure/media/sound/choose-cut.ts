import { restThreshold, windowSeconds } from './loudness.js';

/** Rests shorter than this lie inside words. */
const shortestRest = 0.12;

interface Rest {
  readonly start: number;
  readonly end: number;
}

/** Every run of quiet windows, as window numbers. */
function restsIn(loudness: Float32Array, threshold: number): Rest[] {
  const rests: Rest[] = [];
  let start = -1;
  for (let window = 0; window <= loudness.length; window++) {
    const quiet = window < loudness.length && (loudness[window] ?? 0) <= threshold;
    if (quiet && start < 0) start = window;
    if (!quiet && start >= 0) {
      rests.push({ start, end: window });
      start = -1;
    }
  }
  return rests;
}

/** Where nobody ever rests the quietest fifth of a second is the least harm. */
function quietestPlace(loudness: Float32Array, from: number, to: number): number {
  const span = Math.round(0.2 / windowSeconds);
  let best = { place: to, level: Infinity };
  for (let start = from; start + span <= to; start++) {
    let level = 0;
    for (let window = start; window < start + span; window++) level += loudness[window] ?? 0;
    if (level < best.level) best = { place: start + span / 2, level };
  }
  return Math.round(best.place);
}

/**
 * Where to cut, as a window number between `from` and `to`: the middle of the longest rest there (a rest counts only as far as it
 * lies between the two), else the quietest place.
 */
export function chooseCut(loudness: Float32Array, from: number, to: number): number {
  const rests = restsIn(loudness, restThreshold(loudness))
    .map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }))
    .filter(({ start, end }) => (end - start) * windowSeconds >= shortestRest);
  const longest = rests.reduce<Rest | null>((best, rest) => (best && best.end - best.start >= rest.end - rest.start ? best : rest), null);
  return longest ? Math.round((longest.start + longest.end) / 2) : quietestPlace(loudness, from, to);
}

import { distance, type PictureJudgement } from './judge-picture.js';

/** How many pictures are looked at for each one that is wanted. */
export const candidatesPerThumbnail = 4;

/**
 * Up to this many differing places of 64 two pictures count as the same. A film of one talking head has few pictures that differ
 * by the first measure, so the stricter ones are tried before fewer pictures are given than were asked for.
 */
const sameUpTo = [10, 5, 1] as const;

export interface Candidate extends PictureJudgement {
  readonly atSeconds: number;
}

/** Evenly spread times, each in the middle of its share: the very first and last frames are seldom worth showing. */
export const candidateTimes = (durationSeconds: number, count: number): number[] =>
  Array.from({ length: count * candidatesPerThumbnail }, (_, i) => ((i + 0.5) * durationSeconds) / (count * candidatesPerThumbnail));

/** The better of two that show the same stays. */
function withoutDoubles<C extends Candidate>(candidates: readonly C[], tolerance: number): C[] {
  const kept: C[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
    const seen = kept.some(other => other.atSeconds === candidate.atSeconds || distance(other.fingerprint, candidate.fingerprint) <= tolerance);
    if (!seen) kept.push(candidate);
  }
  return kept;
}

/** First the best of each equal share of the film, then the best of what is left over. */
function spreadOver<C extends Candidate>(candidates: readonly C[], durationSeconds: number, count: number): C[] {
  const shareOf = (candidate: C): number => Math.min(count - 1, Math.floor((candidate.atSeconds / durationSeconds) * count));
  const first = Array.from({ length: count }, (_, share) => candidates.find(candidate => shareOf(candidate) === share)).filter(c => c !== undefined);
  const rest = candidates.filter(candidate => !first.includes(candidate));
  return [...first, ...rest].slice(0, count).toSorted((a, b) => a.atSeconds - b.atSeconds);
}

/**
 * The best pictures spread over the film, in the order of time. Dull ones are taken only when the film has no other, doubled ones
 * never: a film that shows one thing gets one thumbnail.
 */
export function chooseThumbnails<C extends Candidate>(candidates: readonly C[], durationSeconds: number, count: number): C[] {
  const bright = candidates.filter(candidate => !candidate.dull);
  const eligible = bright.length > 0 ? bright : candidates;
  const distinct = sameUpTo.map(tolerance => withoutDoubles(eligible, tolerance));
  return spreadOver(distinct.find(pictures => pictures.length >= count) ?? distinct.at(-1) ?? [], durationSeconds, count);
}

/** How much may stand on the screen at once, and for how long. */
export interface ReadingRules {
  readonly charactersPerLine: number;
  readonly lines: number;
  /** A cue that would have to be read faster is left standing longer, as far as there is silence after it. */
  readonly charactersPerSecond: number;
  readonly shortestMs: number;
  readonly longestMs: number;
  /** Left free before the next cue, so that the eye notices the change. */
  readonly gapMs: number;
}

/**
 * The numbers of Netflix’ public Timed Text Style Guide, which most subtitlers work by: 42 characters a line, two lines, 17 characters
 * a second (its English template guide), at least 5/6 of a second and at most seven, two frames between cues (of 24 a second).
 */
export const READING_RULES: ReadingRules = {
  charactersPerLine: 42,
  lines: 2,
  charactersPerSecond: 17,
  shortestMs: 834,
  longestMs: 7_000,
  gapMs: 84,
};

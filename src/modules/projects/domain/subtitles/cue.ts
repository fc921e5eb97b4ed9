/** What stands on the screen for a while. */
export interface Cue {
  /** Whole milliseconds from the video’s start. */
  readonly startMs: number;
  readonly endMs: number;
  readonly lines: readonly string[];
  /** Who says it, by name; null where nobody knows. */
  readonly speaker: string | null;
}

const padded = (number: number, digits: number): string => String(Math.floor(number)).padStart(digits, '0');

/** `01:02:03.450`, with the mark that the format wants before the milliseconds. */
export const cueTime = (ms: number, mark: '.' | ','): string =>
  `${padded(ms / 3_600_000, 2)}:${padded((ms / 60_000) % 60, 2)}:${padded((ms / 1_000) % 60, 2)}${mark}${padded(ms % 1_000, 3)}`;

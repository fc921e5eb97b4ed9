const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Pauses before the next try; their sum is a little more than three days. */
const PAUSES_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  8 * HOUR_MS,
  12 * HOUR_MS,
  21 * HOUR_MS,
  24 * HOUR_MS,
] as const;

/** A receiver that is down as a whole is asked again at least this often, so that it gets its messages soon after it is back. */
const LONGEST_REST_MS = 30 * MINUTE_MS;

/** A receiver that took nothing for so long is paused. */
export const PAUSED_AFTER_MS = 3 * 24 * HOUR_MS;

/** How long one message waits after so many tries, in milliseconds; null when it is given up. */
export const pauseAfter = (tries: number): number | null => PAUSES_MS[tries - 1] ?? null;

/** A receiver that asks for more peace than this is asked again nevertheless. */
const LONGEST_WISH_MS = HOUR_MS;

/** How long a receiver is left alone after so many failures in a row, in milliseconds; longer where it asked for that, within reason. */
export const restAfter = (failures: number, wishMs = 0): number =>
  Math.max(Math.min(pauseAfter(failures) ?? LONGEST_REST_MS, LONGEST_REST_MS), Math.min(wishMs, LONGEST_WISH_MS));

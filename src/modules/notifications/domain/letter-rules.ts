const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A server that greylists wants to be asked again minutes later; one that is away for longer than an evening is given up. */
const TRIED_AGAIN_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS] as const;

/** How long a letter waits after so many tries, in milliseconds; null when it is given up. */
export const letterPauseAfter = (tries: number): number | null => TRIED_AGAIN_MS[tries - 1] ?? null;

/** What is older is no news any more: no letter is begun about it. */
export const LETTERS_FOR_MS = 24 * HOUR_MS;

/** Of a letter that was being handed over when the process died nobody knows whether it arrived: it is not sent again. */
export const HANDED_OVER_WITHIN_MS = HOUR_MS;

/** How long is remembered what became of a letter; longer than anything could ask for it again. */
export const LETTERS_KEPT_MS = 30 * 24 * HOUR_MS;

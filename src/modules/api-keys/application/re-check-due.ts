/** The queue's clock and the service's may differ by so much. */
const EARLY_MS = 1_000;

/**
 * Whether the moment of the next re-check has come. Each fruitless re-check sets a later moment and a job for it, so a job that
 * comes before the moment is one whose turn another has taken; without this each look by hand would begin a row of looks of its own.
 */
export const reCheckDue = (nextCheckAt: string | null, now: Date): boolean =>
  nextCheckAt !== null && Date.parse(nextCheckAt) - now.getTime() <= EARLY_MS;

import type { ComparedDay } from '../domain/usage-drift.js';

const DAY_MS = 86_400_000;
/** The provider's reports are taken to be complete so long after a day has ended. */
const SETTLED_AFTER_MS = DAY_MS;

/** Every day (UTC) of a period, both ends included, as it stands at a moment. */
export const comparedDays = (from: string, to: string, now: Date): readonly ComparedDay[] => {
  const days: ComparedDay[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS)
    days.push({ day: new Date(at).toISOString().slice(0, 10), settled: now.getTime() >= at + DAY_MS + SETTLED_AFTER_MS });
  return days;
};

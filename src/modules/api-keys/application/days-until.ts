const DAY_MS = 86_400_000;

/** Days from now to a moment, parts of a day included; null when there is none. */
export const daysUntil = <Moment extends string | null>(moment: Moment, now: Date): Moment extends null ? number | null : number =>
  (moment === null ? null : (Date.parse(moment) - now.getTime()) / DAY_MS) as Moment extends null ? number | null : number;

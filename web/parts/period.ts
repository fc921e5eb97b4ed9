/** Days in UTC, as the service counts them; both ends belong to it. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The day after a day. */
export const nextDay = (day: string): string => dayOf(Date.parse(day) + DAY_MS);

/** The last so many days, today with them. */
export const lastDays = (days: number, now = Date.now()): Period => ({ from: dayOf(now - (days - 1) * DAY_MS), to: dayOf(now) });

/** This calendar month in UTC up to today. */
export const thisMonth = (now = Date.now()): Period => ({ from: `${dayOf(now).slice(0, 7)}-01`, to: dayOf(now) });

/** Every day of a period, so that days on which nothing happened are seen as such. */
export const daysOf = ({ from, to }: Period): string[] => {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  if (Number.isNaN(first) || Number.isNaN(last)) return [];
  return Array.from({ length: Math.max(0, Math.round((last - first) / DAY_MS) + 1) }, (_, day) => dayOf(first + day * DAY_MS));
};

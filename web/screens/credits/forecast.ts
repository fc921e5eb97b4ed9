import type { Shapes } from '../../api/client.js';

const DAY_MS = 86_400_000;
const LONG_DAYS = 730;

export interface Forecast {
  /** Micro-credits a day. */
  readonly rate: number;
  /** Null where they last longer than anybody can foresee. */
  readonly until: Date | null;
}

/** How long what is available lasts at the pace since the first use in the period; null where nothing was used. */
export const forecastOf = (available: bigint, usage: Shapes['UsageShape'], now: Date): Forecast | null => {
  const net = Number(BigInt(usage.total.charged.microCredits) - BigInt(usage.total.returned.microCredits));
  const first = usage.items.find(({ charged }) => charged.microCredits !== '0')?.group;
  if (net <= 0 || first === undefined) return null;
  // a single busy day tells little about the next ones, so a week is the least that it is spread over
  const days = Math.max(7, Math.ceil((now.getTime() - Date.parse(first)) / DAY_MS));
  const rate = net / days;
  const left = Number(available) / rate;
  return { rate, until: left > LONG_DAYS ? null : new Date(now.getTime() + left * DAY_MS) };
};

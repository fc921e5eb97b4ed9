/** What a `Retry-After` says, seconds or a date of HTTP, as milliseconds from now; null for anything else. */
export const retryAfterOf = (said: string | undefined, now: number): number | null => {
  const text = said?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // a date of HTTP has letters; what Date.parse would make of a bare number is no date
  const moment = /^[A-Za-z]{3}, .*GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? null : Math.max(0, moment - now);
};

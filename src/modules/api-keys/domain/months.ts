/** The calendar month in UTC of a moment in ISO 8601, `2026-11`. */
export const monthOf = (moment: string): string => moment.slice(0, 7);

/** The first moment after a month. */
export const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const [nextYear, next] = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(nextYear).padStart(4, '0')}-${String(next).padStart(2, '0')}-01T00:00:00.000Z`;
};

/** When a month since the sign-up begins: midnight UTC of its day, or of the month's last one where there is no such day. */
export const periodStart = (openedAt: string, period: number): string => {
  const opened = new Date(openedAt);
  const [year, month] = [opened.getUTCFullYear(), opened.getUTCMonth() + period];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(opened.getUTCDate(), lastDay))).toISOString();
};

/** The last month since the sign-up that has begun by a moment; 0 is the first one, which the sign-up grant is for. */
export const periodAt = (openedAt: string, moment: string): number => {
  const [opened, now] = [new Date(openedAt), new Date(moment)];
  const months = (now.getUTCFullYear() - opened.getUTCFullYear()) * 12 + now.getUTCMonth() - opened.getUTCMonth();
  return Math.max(0, periodStart(openedAt, months) <= moment ? months : months - 1);
};

import type { MicroCredits } from '../../../shared-kernel/money.js';

/** What an owner lets themselves spend in a calendar month (UTC), and what the last month that saw a charge has seen. */
export interface Spending {
  /** Null for no limit. */
  readonly limit: MicroCredits | null;
  readonly month: string;
  readonly spent: MicroCredits;
}

export const noSpending: Spending = { limit: null, month: '', spent: 0n };

/** The calendar month of a moment in UTC, `2026-11`. */
export const monthOf = (moment: string): string => moment.slice(0, 'yyyy-mm'.length);

/** What was charged in a month, less what of it was paid back. */
export const spentIn = ({ month, spent }: Spending, asked: string): MicroCredits => (month === asked ? spent : 0n);

/** After a charge; one without a month is older than limits are, and counts in none. */
export const withCharge = (spending: Spending, amount: MicroCredits, month: string | null): Spending =>
  month === null || month < spending.month ? spending : { ...spending, month, spent: spentIn(spending, month) + amount };

/** After a charge of that month was paid back. */
export const withReturn = (spending: Spending, amount: MicroCredits, month: string | null): Spending =>
  month === spending.month ? { ...spending, spent: spending.spent - amount } : spending;

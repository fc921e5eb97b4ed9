import { creditAmount, type CreditAmount } from '../../../shared-kernel/money.js';
import type { BalanceView, CatalogueView, StatementEntry, Totals, UsageGroup } from '../domain/queries.js';

type Shown<View, Amounts extends keyof View> = Omit<View, Amounts> & { readonly [Name in Amounts]: CreditAmount };

/** A balance with its amounts in the API's form. */
export const shownBalance = (view: BalanceView): Shown<BalanceView, keyof Totals> => ({
  ...view,
  granted: creditAmount(view.granted),
  adjusted: creditAmount(view.adjusted),
  spent: creditAmount(view.spent),
  returned: creditAmount(view.returned),
  held: creditAmount(view.held),
  pending: creditAmount(view.pending),
  expired: creditAmount(view.expired),
  available: creditAmount(view.available),
  borneByPlatform: creditAmount(view.borneByPlatform),
  shortfall: creditAmount(view.shortfall),
});

/** Sums of usage with their amounts in the API's form. */
export const shownUsage = <View extends Omit<UsageGroup, 'group'>>(view: View): Shown<View, 'charged' | 'returned'> => ({
  ...view,
  charged: creditAmount(view.charged),
  returned: creditAmount(view.returned),
});

/** An entry with its amounts in the API's form; whose it is goes without saying. */
export const shownEntry = ({
  accountId: _,
  ...entry
}: StatementEntry): Omit<Shown<StatementEntry, 'change' | 'availableAfter' | 'amount'>, 'accountId'> => ({
  ...entry,
  change: creditAmount(entry.change),
  availableAfter: creditAmount(entry.availableAfter),
  amount: creditAmount(entry.amount),
});

/** One version of the prices with its amounts in the API's form. */
export const shownCatalogue = ({ monthlyRefill: refill, refillSince: _, signUpGrant, ...terms }: CatalogueView): object => ({
  ...terms,
  signUpGrant: { ...signUpGrant, amount: creditAmount(signUpGrant.amount) },
  monthlyRefill: refill === undefined ? null : { ...refill, amount: creditAmount(refill.amount), rolloverCap: creditAmount(refill.rolloverCap) },
});

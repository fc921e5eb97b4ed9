import { micro, microText } from '../../../shared-kernel/money.js';
import type { OwnUse } from '../domain/orders.js';
import type { ReceiptAtProvider, ReceiptReturn } from '../domain/queries.js';

/** What was reckoned so far and one more call: money adds up, the weaker basis counts, and one unknown outcome makes all of it uncertain. */
export const withOwnUse = (known: ReceiptAtProvider | null, use: OwnUse | undefined): ReceiptAtProvider | null => {
  if (use === undefined) return known;
  const { microUsd, priceVersion, basis } = use.estimate;
  if (known === null) return { microUsd, priceVersions: [priceVersion], basis, certain: use.certain };
  return {
    microUsd: microText(micro(known.microUsd) + micro(microUsd)),
    priceVersions: [...new Set([...known.priceVersions, priceVersion])],
    basis: known.basis === 'listed' ? basis : known.basis,
    certain: known.certain && use.certain,
  };
};

/** A return as one more line below the charge. */
export const withReturn = (
  { returned, returns }: { readonly returned: `${bigint}`; readonly returns: readonly ReceiptReturn[] },
  more: ReceiptReturn,
) => ({
  returned: microText(micro(returned) + micro(more.amount)),
  returns: [...returns, more],
});

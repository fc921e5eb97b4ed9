import { refusal } from '../../../shared-kernel/refusal.js';

export const PlatformCreditsInsufficient = refusal(
  'platform_credits_insufficient',
  'conflict',
  'This account does not have enough platform credits for this.',
  { purse: 'platform_credits' },
);
export const GrantInvalid = refusal('grant_invalid', 'invalid', 'Platform credits cannot be granted like this.', { purse: 'platform_credits' });
export const HoldNotOpen = refusal('hold_not_open', 'conflict', 'No platform credits are held for this task.', { purse: 'platform_credits' });
export const AdjustmentExceedsAvailable = refusal(
  'adjustment_exceeds_available',
  'conflict',
  'A correction may not take more platform credits than are available.',
  { purse: 'platform_credits' },
);
export const PriceVersionConflict = refusal(
  'price_version_conflict',
  'conflict',
  'This version of the price catalogue is in the books with other content. Prices never change: put the old file back, or give the new prices a new version.',
);
export const PriceCatalogueInvalid = refusal('price_catalogue_invalid', 'invalid', 'This price catalogue cannot come into force.');
export const OperationUnknown = refusal('operation_unknown', 'invalid', 'The price catalogue in force knows no such operation.');
export const PricesUnavailable = refusal('prices_unavailable', 'unavailable', 'No price catalogue is in force yet.', { retryAfter: 1 });

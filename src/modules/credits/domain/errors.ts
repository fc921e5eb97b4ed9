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
export const CreditLimitReached = refusal(
  'credit_limit_reached',
  'conflict',
  'This would go beyond the monthly limit that the owner has set for spending platform credits.',
  // refused before anything starts, like a hold that does not fit
  { purse: 'platform_credits', rule: 'A-16', remedies: ['raise_own_limit', 'wait_for_next_month'] },
);
export const ChargeUnknown = refusal('charge_unknown', 'missing', 'No platform credits were charged for this task.', { purse: 'platform_credits' });
export const ReturnExceedsCharge = refusal(
  'return_exceeds_charge',
  'conflict',
  'A return may not pay back more platform credits than were charged and are not paid back yet.',
  { purse: 'platform_credits' },
);
export const CreditChangeUnknown = refusal('credit_change_unknown', 'missing', 'There is no such proposed change of platform credits.');
export const CreditChangeClosed = refusal('credit_change_closed', 'conflict', 'This change of platform credits is decided already, or has lapsed.', {
  purse: 'platform_credits',
  remedies: ['propose_again'],
});
export const SecondPersonRequired = refusal(
  'second_person_required',
  'forbidden',
  'This change of platform credits needs another administrator than the one who proposed it or gains by it.',
  { purse: 'platform_credits', remedies: ['ask_another_administrator'] },
);
export const PaymentsOff = refusal('payments_off', 'missing', 'This service takes no payments.');
export const PaymentSignatureInvalid = refusal('payment_signature_invalid', 'forbidden', 'The payment is not signed as this service asks for.');
export const PaymentIncomplete = refusal(
  'payment_incomplete',
  'invalid',
  'A payment says how many platform credits were bought, and more than none.',
  {
    purse: 'platform_credits',
  },
);
export const PaymentUnknown = refusal('payment_unknown', 'missing', 'No payment was reported under this id.', { purse: 'platform_credits' });
export const PaymentConflict = refusal('payment_conflict', 'conflict', 'Another payment was reported under this id.', { purse: 'platform_credits' });
export const ReversalExceedsPayment = refusal(
  'reversal_exceeds_payment',
  'conflict',
  'No more of a payment can be reversed than was paid and is not reversed yet.',
  {
    purse: 'platform_credits',
  },
);
export const PeriodInvalid = refusal(
  'period_invalid',
  'invalid',
  'A period begins before it ends, and usage is shown for at most 366 days at a time.',
  {
    remedies: ['choose_another_period'],
  },
);
export const PriceVersionConflict = refusal(
  'price_version_conflict',
  'conflict',
  'This version of the price catalogue is in the books with other content. Prices never change: put the old file back, or give the new prices a new version.',
);
export const PriceCatalogueInvalid = refusal('price_catalogue_invalid', 'invalid', 'This price catalogue cannot come into force.');
export const OperationUnknown = refusal('operation_unknown', 'invalid', 'The price catalogue in force knows no such operation.');
export const PricesUnavailable = refusal('prices_unavailable', 'unavailable', 'No price catalogue is in force yet.', { retryAfter: 1 });

import { creditAmount, micro } from '../../../shared-kernel/money.js';
import { payerRules, type PayerRule } from '../../../shared-kernel/payer-rules.js';
import { OUR_ESTIMATE } from '../../../shared-kernel/ports/provider-prices.js';
import type { ReceiptView } from '../domain/queries.js';

const SHOWN_OF_FINGERPRINT = 8;

const shownKey = ({ key }: ReceiptView) => key && { fingerprint: `${key.fingerprint.slice(0, SHOWN_OF_FINGERPRINT)}…`, lastFour: key.lastFour };

/** Of what an own key paid: never called a bill (R60). */
const shownAtProvider = ({ atProvider }: ReceiptView) => {
  if (atProvider === null) return null;
  const { microUsd, priceVersions, basis, certain } = atProvider;
  return { currency: 'USD', estimateMicroUsd: microUsd, certain, basis, priceVersions, label: OUR_ESTIMATE };
};

const shownQuote = ({ quote, payer }: ReceiptView) => {
  if (quote === null) return null;
  const { quoteId, expiresAt, ceiling, priceVersion } = quote;
  const isCredits = payer === 'credits';
  return {
    quoteId,
    expiresAt,
    ceiling: creditAmount(isCredits ? ceiling : 0n),
    ceilingAtProviderMicroUsd: isCredits ? null : ceiling,
    priceVersion,
  };
};

const payment = (receipt: ReceiptView) => {
  const { payer, rule, because, hold, charged, estimated, returned, returns, borneByPlatform } = receipt;
  return {
    payer,
    purse: payer === 'credits' ? 'platform_credits' : 'openai_account',
    rule,
    ruleSays: Object.hasOwn(payerRules, rule) ? payerRules[rule as PayerRule] : null,
    because,
    key: shownKey(receipt),
    hold: hold && { ...hold, amount: creditAmount(hold.amount) },
    charged: charged === null ? null : creditAmount(charged),
    estimated,
    returned: creditAmount(returned),
    net: charged === null ? null : creditAmount(micro(charged) - micro(returned)),
    returns: returns.map(({ amount, ...rest }) => ({ ...rest, amount: creditAmount(amount) })),
    atProvider: shownAtProvider(receipt),
    quote: shownQuote(receipt),
    borneByPlatform: creditAmount(borneByPlatform),
  };
};

/** A receipt for its owner: of the key no more than shows which one it was. */
export const shownReceipt = (receipt: ReceiptView) => {
  const { taskId, projectId, operation, state, reason, cardId, cardVersion, version, instructions, listening, model, usage } = receipt;
  const { simulated, attempts, events, requestedAt, endedAt } = receipt;
  return {
    taskId,
    projectId,
    operation,
    state,
    reason,
    cardId,
    cardVersion,
    version,
    instructions,
    listening,
    model,
    usage,
    simulated,
    payment: payment(receipt),
    attempts,
    events,
    requestedAt,
    endedAt,
  };
};

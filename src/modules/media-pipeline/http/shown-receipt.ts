import { creditAmount } from '../../../shared-kernel/money.js';
import { payerRules, type PayerRule } from '../../../shared-kernel/payer-rules.js';
import type { ReceiptView } from '../domain/queries.js';

const SHOWN_OF_FINGERPRINT = 8;

const shownKey = ({ key }: ReceiptView) => key && { fingerprint: `${key.fingerprint.slice(0, SHOWN_OF_FINGERPRINT)}…`, lastFour: key.lastFour };

const payment = (receipt: ReceiptView) => {
  const { payer, rule, because, hold, charged, borneByPlatform } = receipt;
  return {
    payer,
    purse: payer === 'credits' ? 'platform_credits' : 'openai_account',
    rule,
    ruleSays: Object.hasOwn(payerRules, rule) ? payerRules[rule as PayerRule] : null,
    because,
    key: shownKey(receipt),
    hold: hold && { ...hold, amount: creditAmount(hold.amount) },
    charged: charged === null ? null : creditAmount(charged),
    borneByPlatform: creditAmount(borneByPlatform),
  };
};

/** A receipt for its owner: of the key no more than shows which one it was. */
export const shownReceipt = (receipt: ReceiptView) => {
  const { taskId, projectId, operation, state, reason, cardId, cardVersion, version, instructions, model, usage } = receipt;
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

import type { CreditAmount } from '../../shared-kernel/money.js';
import type { DeclaredHeader } from './route.js';

type Told = Omit<DeclaredHeader, 'required'>;

/** Which purse pays, on every answer that begins paid work or hands out what was paid for. */
export const PAYER: Told = {
  name: 'Keyreel-Payer',
  description: 'Who pays: `credits`, the platform’s own credits, or `own-key`, the user’s account at OpenAI.',
};

export const CEILING: Told = {
  name: 'Keyreel-Ceiling',
  description: 'A whole number: at most so many platform micro-credits, which are held; 0 when an own key pays.',
};

export const CHARGED: Told = {
  name: 'Keyreel-Charged',
  description: 'The platform micro-credits that were finally charged; 0 when an own key paid. Absent until the ledger has settled it.',
};

export const RETURNED: Told = {
  name: 'Keyreel-Returned',
  description: 'The platform micro-credits of that charge that were paid back since. Absent where none were.',
};

type Payer = 'credits' | 'own-key';

/** Headers of an answer that begins paid work. */
export const willPay = (payer: Payer, ceiling: CreditAmount): Readonly<Record<string, string>> => ({
  'keyreel-payer': payer,
  'keyreel-ceiling': ceiling.microCredits,
});

/** Headers of an answer that hands out what was paid for. */
export const hasPaid = (payer: Payer, charged: string | null, returned: string): Readonly<Record<string, string>> => ({
  'keyreel-payer': payer,
  ...(charged === null ? {} : { 'keyreel-charged': charged }),
  ...(returned === '0' ? {} : { 'keyreel-returned': returned }),
});

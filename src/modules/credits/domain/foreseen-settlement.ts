import { lesser, micro, microText, type MicroText } from '../../../shared-kernel/money.js';
import { charge, type Quantities } from '../../../shared-kernel/tariff.js';
import type { CreditEvent } from './events.js';

/** What would become of a hold. */
export interface ForeseenSettlement {
  readonly held: MicroText;
  readonly charged: MicroText;
  readonly released: MicroText;
}

/** The settlement of a hold with this history, oldest first, if its task ended with this usage; null where nothing is held. */
export const foreseenSettlement = (history: readonly CreditEvent[], usage: Quantities): ForeseenSettlement | null => {
  const held = history.find(event => event.type === 'CreditsHeld');
  if (!held || history.some(({ type }) => type === 'HoldSettled' || type === 'HoldReleased')) return null;
  const extended = history.reduce((sum, event) => (event.type === 'HoldExtended' ? sum + micro(event.data.by) : sum), 0n);
  const amount = micro(held.data.amount) + extended;
  const isPaid = Object.values(usage).some(quantity => quantity > 0);
  // an estimate above what was held stops there too, and so does a cost: the platform bears the rest
  const charged = isPaid ? lesser(charge(held.data.tariff, usage), amount) : 0n;
  return { held: microText(amount), charged: microText(charged), released: microText(amount - charged) };
};

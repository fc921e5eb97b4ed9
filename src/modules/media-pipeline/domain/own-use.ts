import type { Used } from './commands.js';
import type { OwnUse, TaskOrder } from './orders.js';

const useOf = (order: TaskOrder, used: Used | undefined, certain: boolean): { ownUse?: OwnUse } => {
  if (order.payer.by !== 'own-key' || used === undefined) return {};
  const { operation, payer } = order;
  const about = 'cardId' in order ? { cardId: order.cardId, model: order.model } : { cardId: null, model: 'model' in order ? order.model : '' };
  return { ownUse: { fingerprint: payer.fingerprint, operation, ...about, ...used, certain } };
};

/** What a call used of the owner's account at the provider; nothing is said of calls that credits paid for. */
export const ownUse = (order: TaskOrder, used: Used | undefined): { ownUse?: OwnUse } => useOf(order, used, true);

/** A call whose end nobody knows may have cost all that it could cost: a limit that forgot it would be none. */
export const possibleUse = (order: TaskOrder, used: Used | undefined): { ownUse?: OwnUse } => {
  const atMost = order.payer.by === 'own-key' ? order.payer.atMost : undefined;
  return useOf(order, used ?? (atMost && { usage: {}, estimate: atMost }), false);
};

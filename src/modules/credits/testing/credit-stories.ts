import type { MicroText } from '../../../shared-kernel/money.js';
import type { Quantities, Tariff } from '../../../shared-kernel/tariff.js';
import { creditCommands, type HoldOrder } from '../domain/commands.js';
import type { CatalogueOperation, CreditEvent, Slice } from '../domain/events.js';

/** The account that the stories are told of. */
export const ada = 'ada';
export const november = '2026-11-01T00:00:00.000Z';
export const december = '2026-12-01T00:00:00.000Z';
export const january = '2027-01-01T00:00:00.000Z';

const operation = (name: string, operationClass: 'credit-paid' | 'key-paid', unit: string, microCredits: MicroText): CatalogueOperation => ({
  operation: name,
  operationClass,
  parts: [{ unit, microCredits, per: 1 }],
});

/** Prices in single micro-credits, so that amounts in stories are small whole numbers. */
export const smallPrices: readonly CatalogueOperation[] = [
  operation('transcription', 'credit-paid', 'second', '1'),
  operation('thumbnails', 'credit-paid', 'operation', '1'),
  operation('text', 'key-paid', 'output-token', '1'),
];

const tariffOf = (name: string): Tariff => {
  const found = smallPrices.find(price => price.operation === name);
  if (!found) throw new Error(`no price for ${name}`);
  return { ...found, priceVersion: '2026-11-01' };
};

export const perSecond = tariffOf('transcription');
export const perToken = tariffOf('text');

/** An order to hold as many micro-credits as seconds are said. */
export const seconds = (holdId: string, second: number): HoldOrder => ({ holdId, projectId: 'film', tariff: perSecond, ceiling: { second } });
export const tokens = (holdId: string, count: number): HoldOrder => ({
  holdId,
  projectId: 'film',
  tariff: perToken,
  ceiling: { 'output-token': count },
});

export const grantOrder = (grantId: string, amount: MicroText, more: { priority?: number; expiresAt?: string } = {}) =>
  creditCommands.GrantCredits({
    accountId: ada,
    grantId,
    amount,
    source: 'sign-up',
    priority: more.priority ?? 100,
    expiresAt: more.expiresAt ?? null,
    priceVersion: null,
  });

export const holdOrder = (now: string, ...holds: readonly HoldOrder[]) => creditCommands.HoldCredits({ accountId: ada, holds, now });
export const settleOrder = (holdId: string, second: number, at?: string) =>
  creditCommands.SettleHold({ accountId: ada, holdId, usage: { second }, ...(at === undefined ? {} : { at }) });
export const releaseOrder = (holdId: string) => creditCommands.ReleaseHold({ accountId: ada, holdId, reason: 'cancelled' });

type Terms = { priority?: number; expiresAt?: string };

export const granted = (grantId: string, amount: MicroText, availableAfter: MicroText, { priority = 100, expiresAt }: Terms = {}): CreditEvent => ({
  type: 'CreditsGranted',
  data: { accountId: ada, grantId, amount, source: 'sign-up', priority, expiresAt: expiresAt ?? null, priceVersion: null, availableAfter },
});

/** `5 of grant-a` as a slice. */
export const of = (grantId: string, amount: MicroText): Slice => ({ grantId, amount });

const holding = (holdId: string, tariff: Tariff, ceiling: Quantities, slices: readonly Slice[], availableAfter: MicroText): CreditEvent => ({
  type: 'CreditsHeld',
  data: { accountId: ada, holdId, projectId: 'film', amount: `${totalOf(slices)}`, slices, tariff, ceiling, availableAfter },
});

const totalOf = (slices: readonly Slice[]): bigint => slices.reduce((total, { amount }) => total + BigInt(amount), 0n);

/** Credits held for a transcription, as many as its slices say. */
export const held = (holdId: string, slices: readonly Slice[], availableAfter: MicroText): CreditEvent =>
  holding(holdId, perSecond, { second: Number(totalOf(slices)) }, slices, availableAfter);

export const settled = (
  holdId: string,
  paid: { second: number; charged: MicroText; returned: MicroText; slices: readonly Slice[]; at?: string },
  availableAfter: MicroText,
): CreditEvent => ({
  type: 'HoldSettled',
  data: {
    accountId: ada,
    holdId,
    projectId: 'film',
    operation: 'transcription',
    cost: `${BigInt(paid.second)}`,
    charged: paid.charged,
    returned: paid.returned,
    slices: paid.slices,
    usage: { second: paid.second },
    priceVersion: '2026-11-01',
    ...(paid.at === undefined ? {} : { at: paid.at }),
    availableAfter,
  },
});

export const released = (holdId: string, amount: MicroText, availableAfter: MicroText): CreditEvent => ({
  type: 'HoldReleased',
  data: { accountId: ada, holdId, projectId: 'film', operation: 'transcription', amount, reason: 'cancelled', availableAfter },
});

export const expired = (grantId: string, amount: MicroText, availableAfter: MicroText): CreditEvent => ({
  type: 'GrantExpired',
  data: { accountId: ada, grantId, amount, availableAfter },
});

/** A charge of a transcription, paid back. */
export const paidBack = (
  returnId: string,
  { holdId, amount, chargedIn = null }: { holdId: string; amount: MicroText; chargedIn?: string | null },
  availableAfter: MicroText,
): CreditEvent => ({
  type: 'ChargeReturned',
  data: {
    accountId: ada,
    holdId,
    projectId: 'film',
    operation: 'transcription',
    returnId,
    amount,
    reason: 'unusable-result',
    priceVersion: '2026-11-01',
    chargedIn,
    availableAfter,
  },
});

export const adjusted = (adjustmentId: string, grantId: string, amount: MicroText, availableAfter: MicroText): CreditEvent => ({
  type: 'CreditsAdjusted',
  data: { accountId: ada, adjustmentId, grantId, amount, reason: 'goodwill', availableAfter },
});

import { ceilDiv, micro, type MicroCredits, type MicroText } from './money.js';

/** Who may pay for a kind of operation: always credits, or an own key where one is usable. */
export type OperationClass = 'credit-paid' | 'key-paid';

/** A kind of operation by its name in the price catalogue: `transcription`, `card` and so on. */
export type OperationKind = string;

/** One part of a price: so many micro-credits for so many units. */
export interface PricePart {
  /** `operation`, `second`, `image`, `input-token`, `cached-input-token`, `output-token`, or a unit that a later catalogue brings. */
  readonly unit: string;
  readonly microCredits: MicroText;
  readonly per: number;
}

/** The price of one kind of operation as one catalogue version states it; a charge cites it whole. */
export interface Tariff {
  readonly operation: OperationKind;
  readonly operationClass: OperationClass;
  readonly priceVersion: string;
  readonly parts: readonly PricePart[];
}

/** How many of each unit were, or may at most be, used. */
export type Quantities = Readonly<Record<string, number>>;

const wholeQuantity = (quantity: number): bigint => {
  if (!Number.isFinite(quantity) || quantity < 0) throw new Error(`not a quantity: ${quantity}`);
  // six decimals: sums of fractions must not push a whole number over its edge
  return BigInt(Math.ceil(Number(quantity.toFixed(6))));
};

/**
 * Micro-credits for these quantities under this tariff. Quantities are taken up to whole units, the parts are added
 * as exact fractions and the sum is rounded up once. The same function makes the ceiling of a quote, the hold and the charge.
 */
export const charge = (tariff: Tariff, quantities: Quantities): MicroCredits => {
  let dividend = 0n;
  let divisor = 1n;
  for (const part of tariff.parts) {
    const amount = wholeQuantity(quantities[part.unit] ?? 0) * micro(part.microCredits);
    const per = BigInt(part.per);
    dividend = dividend * per + amount * divisor;
    divisor *= per;
  }
  return ceilDiv(dividend, divisor);
};

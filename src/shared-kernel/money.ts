/** Integer micro-credits: one platform credit is 1,000,000 of them. */
export type MicroCredits = bigint;

/** Micro-credits as decimal text, the form that events, rows and answers carry. */
export type MicroText = `${bigint}`;

/** The API's form of an amount of platform credits. */
export interface CreditAmount {
  readonly microCredits: MicroText;
}

const MICRO = 1_000_000;

/** Text of an amount for an event or a row. */
export const microText = (amount: MicroCredits): MicroText => `${amount}`;

/** The amount that a stored text stands for; throws on anything but an integer. */
export const micro = (text: MicroText): MicroCredits => BigInt(text);

/** Whole and decimal credits as micro-credits, exact to six places: `credits('0.4')` is 400000n. */
export const credits = (text: string): MicroCredits => {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text);
  if (!match) throw new Error(`not an amount of credits: ${text}`);
  const amount = BigInt(match[2] ?? '0') * BigInt(MICRO) + BigInt((match[3] ?? '').padEnd(6, '0'));
  return match[1] === '-' ? -amount : amount;
};

/** The API's form of an amount. */
export const creditAmount = (amount: MicroCredits | MicroText): CreditAmount => ({
  microCredits: typeof amount === 'bigint' ? microText(amount) : amount,
});

/** `12.5` for 12,500,000 micro-units, exact: for sentences. */
export const inWhole = (amount: MicroText): string => {
  const [whole, rest] = [micro(amount) / BigInt(MICRO), micro(amount) % BigInt(MICRO)];
  return rest === 0n ? `${whole}` : `${whole}.${String(rest).padStart(6, '0').replace(/0+$/, '')}`;
};

/** Sum of amounts. */
export const sum = (amounts: Iterable<MicroCredits>): MicroCredits => {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
};

/** Division of non-negative integers, rounded up: amounts are rounded once and in the platform's favour. */
export const ceilDiv = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;

/** The smaller of two amounts. */
export const lesser = (a: MicroCredits, b: MicroCredits): MicroCredits => (a < b ? a : b);

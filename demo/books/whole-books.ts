import type { Entry, Statement } from '../client/person.js';
import type { LoggedEvent } from '../stage/auditor.js';

/** What the movements of one account add up to, reckoned from the log alone; micro-credits. */
export interface Reckoned {
  readonly available: bigint;
  readonly spent: bigint;
  readonly held: bigint;
  readonly granted: bigint;
  /** Positions at which granted was not spent + held + expired + available, or an event told another balance. */
  readonly broken: readonly string[];
  /** Charges above their hold, and charges without a price version. */
  readonly unsound: readonly string[];
}

const amount = (event: LoggedEvent, name: string): bigint => BigInt(String(event.data[name] ?? '0'));

/** Adds an account's movements up one by one, without any code of the service, and compares after each. */
export const reckon = (events: readonly LoggedEvent[], accountId: string): Reckoned => {
  const holds = new Map<string, bigint>();
  const sums = { pending: 0n, granted: 0n, spent: 0n, expired: 0n, available: 0n };
  const [broken, unsound]: [string[], string[]] = [[], []];
  const heldNow = () => [...holds.values()].reduce((total, one) => total + one, 0n);
  for (const event of events.filter(({ stream }) => stream === `credits-${accountId}`)) {
    const holdId = String(event.data['holdId'] ?? '');
    const hold = holds.get(holdId) ?? 0n;
    switch (event.type) {
      case 'CreditsGranted':
        if (event.data['startsAt'] === undefined) sums.available += amount(event, 'amount');
        else sums.pending += amount(event, 'amount');
        sums.granted += amount(event, 'amount');
        break;
      case 'GrantStarted':
        sums.pending -= amount(event, 'amount');
        sums.available += amount(event, 'amount');
        break;
      case 'CreditsAdjusted':
        sums.granted += amount(event, 'amount');
        sums.available += amount(event, 'amount');
        break;
      case 'CreditsHeld':
        holds.set(holdId, amount(event, 'amount'));
        sums.available -= amount(event, 'amount');
        break;
      case 'HoldExtended':
        holds.set(holdId, hold + amount(event, 'by'));
        sums.available -= amount(event, 'by');
        break;
      case 'HoldSettled':
        if (amount(event, 'charged') > hold || event.data['priceVersion'] === undefined) unsound.push(event.position);
        holds.delete(holdId);
        sums.spent += amount(event, 'charged');
        sums.available += hold - amount(event, 'charged');
        break;
      case 'HoldReleased':
        holds.delete(holdId);
        sums.available += hold;
        break;
      case 'ChargeReturned':
        sums.spent -= amount(event, 'amount');
        sums.available += amount(event, 'amount');
        break;
      case 'PaymentTakenBack':
        sums.granted -= amount(event, 'amount');
        sums.available -= amount(event, 'amount');
        break;
      case 'GrantExpired':
        sums.expired += amount(event, 'amount');
        sums.available -= amount(event, 'amount');
        break;
    }
    const balances = sums.granted === sums.spent + heldNow() + sums.pending + sums.expired + sums.available;
    if (!balances || sums.available !== amount(event, 'availableAfter') || sums.available < 0n) broken.push(event.position);
  }
  const { pending: _, ...shown } = sums;
  return { ...shown, held: heldNow(), broken, unsound };
};

/** What an owner sets and is told of: in the stream, and no movement. */
const SILENT = ['RefillSkipped', 'SpendingLimitSet', 'LowBalanceThresholdsSet', 'LowBalanceReached', 'LowBalanceLifted'];

/** Whether a statement is made of the very movements of the log, each with its reason and, where something is charged, its prices. */
export const statementIsLedger = ({ opening, entries, closing }: Statement, events: readonly LoggedEvent[], accountId: string): boolean => {
  const movements = events.filter(({ stream, type }) => stream === `credits-${accountId}` && !SILENT.includes(type));
  const sum = entries.reduce((total, { change }) => total + BigInt(change.microCredits), opening);
  return opening === 0n && sum === closing && entries.length === movements.length && entries.every((entry, at) => isMovement(entry, movements[at]));
};

const isMovement = (entry: Entry, event: LoggedEvent | undefined): boolean =>
  event !== undefined &&
  entry.entryId === event.id &&
  entry.position === event.position &&
  entry.availableAfter.microCredits === event.data['availableAfter'] &&
  entry.reason !== '' &&
  (entry.kind !== 'charged' || entry.priceVersion !== null);

interface Part {
  readonly unit: string;
  readonly microCredits: string;
  readonly per: number;
}

/** What a finished task cost under the tariff of its own hold: whole units, exact fractions, rounded up once; micro-credits. */
export const costOf = (held: LoggedEvent, settled: LoggedEvent): bigint => {
  const { parts } = held.data['tariff'] as { parts: readonly Part[] };
  const usage = settled.data['usage'] as Readonly<Record<string, number>>;
  const divisor = parts.reduce((product, { per }) => product * BigInt(per), 1n);
  const dividend = parts.reduce((total, { unit, microCredits, per }) => {
    const quantity = BigInt(Math.ceil(Number((usage[unit] ?? 0).toFixed(6))));
    return total + (quantity * BigInt(microCredits) * divisor) / BigInt(per);
  }, 0n);
  return (dividend + divisor - 1n) / divisor;
};

/** Charges that are not what usage and cited price make of them, or are more than was held; by position. */
export const wrongCharges = (events: readonly LoggedEvent[], accountId: string): { readonly charges: number; readonly wrong: readonly string[] } => {
  const own = events.filter(({ stream }) => stream === `credits-${accountId}`);
  const held = new Map(own.filter(({ type }) => type === 'CreditsHeld').map(event => [event.data['holdId'], event]));
  const settled = own.filter(({ type }) => type === 'HoldSettled');
  const wrong = settled.filter(event => {
    const hold = held.get(event.data['holdId']);
    if (!hold) return true;
    const [cost, limit] = [costOf(hold, event), amount(hold, 'amount')];
    const due = cost < limit ? cost : limit;
    return amount(event, 'charged') !== due || event.data['priceVersion'] !== (hold.data['tariff'] as { priceVersion: string }).priceVersion;
  });
  return { charges: settled.length, wrong: wrong.map(({ position }) => position) };
};

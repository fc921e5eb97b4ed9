import { lesser, micro, sum, type MicroCredits, type MicroText } from '../../../shared-kernel/money.js';
import { charge, type Tariff } from '../../../shared-kernel/tariff.js';
import type { CreditEvent, Slice } from './events.js';

/** An entry that a book cannot take; the message is the sentence of the violation. */
export class Irregular extends Error {
  override readonly name = 'Irregular';
}

/** A rule of book-keeping: the sentence says how it is broken. */
export const must = (holds: boolean, sentence: string): void => {
  if (!holds) throw new Irregular(sentence);
};

/** The sums of one account or of all. */
export interface Sums {
  granted: MicroCredits;
  adjusted: MicroCredits;
  spent: MicroCredits;
  returned: MicroCredits;
  held: MicroCredits;
  /** Granted for later. */
  pending: MicroCredits;
  expired: MicroCredits;
  available: MicroCredits;
  borneByPlatform: MicroCredits;
  /** Reversed payments whose credits were used already; not a part of the equation. */
  shortfall: MicroCredits;
}

export const noSums = (): Sums => ({
  granted: 0n,
  adjusted: 0n,
  spent: 0n,
  returned: 0n,
  held: 0n,
  pending: 0n,
  expired: 0n,
  available: 0n,
  borneByPlatform: 0n,
  shortfall: 0n,
});

interface OpenHold {
  tariff: Tariff;
  amount: MicroCredits;
  readonly from: Map<string, MicroCredits>;
}

type Data<Type extends CreditEvent['type']> = Extract<CreditEvent, { type: Type }>['data'];

/**
 * One account's book, kept a second time and in another way than the credit account keeps it: every credit lies with
 * its grant, available or held, so that a sum that does not add up shows at the very entry that broke it.
 */
export class AccountBook {
  readonly sums = noSums();
  private readonly available = new Map<string, MicroCredits>();
  private readonly pending = new Map<string, MicroCredits>();
  private readonly holds = new Map<string, OpenHold>();
  /** What of each task's charge was not paid back. */
  private readonly charges = new Map<string, MicroCredits>();
  private unborne: { holdId: string; amount: MicroCredits } | null = null;

  /** Books one movement; throws Irregular when it breaks a rule. */
  enter(event: CreditEvent): void {
    const owed = this.unborne;
    must(owed === null || event.type === 'CostBorneByPlatform', `the cost above hold ${owed?.holdId} was borne by nobody`);
    this.book(event);
    this.mustAddUp(event.data.availableAfter);
  }

  private book(event: CreditEvent): void {
    switch (event.type) {
      case 'CreditsGranted':
        return event.data.startsAt === undefined ? this.grant(event.data.grantId, event.data.amount, 'granted') : this.grantForLater(event.data);
      case 'GrantStarted':
        return this.begin(event.data);
      case 'CreditsHeld':
        return this.hold(event.data);
      case 'HoldExtended':
        return this.extend(event.data);
      case 'HoldSettled':
        return this.settle(event.data);
      case 'CostBorneByPlatform':
        return this.bear(event.data);
      case 'HoldReleased':
        return this.release(event.data);
      case 'GrantExpired':
        return this.expire(event.data);
      case 'CreditsAdjusted':
        return this.adjust(event.data);
      case 'ChargeReturned':
        return this.payBack(event.data);
      case 'PaymentTakenBack':
        return this.takeBack(event.data);
      case 'ShortfallRecorded':
        this.sums.shortfall += micro(event.data.amount);
        return;
      case 'RefillSkipped':
      case 'SpendingLimitSet':
      case 'LowBalanceThresholdsSet':
      case 'LowBalanceReached':
      case 'LowBalanceLifted':
        return; // moves nothing
    }
  }

  private grant(grantId: string, amount: MicroText, as: 'granted' | 'adjusted' | 'returned'): void {
    must(!this.available.has(grantId) && !this.pending.has(grantId), `grant ${grantId} was made twice`);
    must(micro(amount) > 0n, `grant ${grantId} brought nothing`);
    this.available.set(grantId, micro(amount));
    this.sums[as] += micro(amount);
    this.sums.available += micro(amount);
  }

  private grantForLater({ grantId, amount }: Data<'CreditsGranted'>): void {
    must(!this.available.has(grantId) && !this.pending.has(grantId), `grant ${grantId} was made twice`);
    must(micro(amount) > 0n, `grant ${grantId} brought nothing`);
    this.pending.set(grantId, micro(amount));
    this.sums.granted += micro(amount);
    this.sums.pending += micro(amount);
  }

  private begin({ grantId, amount }: Data<'GrantStarted'>): void {
    must(this.pending.get(grantId) === micro(amount) && !this.available.has(grantId), `grant ${grantId} started with another amount, or twice`);
    this.available.set(grantId, micro(amount));
    this.sums.pending -= micro(amount);
    this.sums.available += micro(amount);
  }

  private hold({ holdId, amount, slices, tariff, ceiling }: Data<'CreditsHeld'>): void {
    must(!this.holds.has(holdId), `hold ${holdId} was placed twice`);
    must(charge(tariff, ceiling) === micro(amount), `hold ${holdId} is not what its tariff asks for its ceiling`);
    const hold: OpenHold = { tariff, amount: 0n, from: new Map() };
    this.setAside(holdId, hold, micro(amount), slices);
    this.holds.set(holdId, hold);
  }

  private extend({ holdId, by, slices }: Data<'HoldExtended'>): void {
    this.setAside(holdId, this.open(holdId), micro(by), slices);
  }

  private setAside(holdId: string, hold: OpenHold, amount: MicroCredits, slices: readonly Slice[]): void {
    must(sum(slices.map(slice => micro(slice.amount))) === amount, `the slices of hold ${holdId} do not make its amount`);
    for (const slice of slices) {
      const left = (this.available.get(slice.grantId) ?? 0n) - micro(slice.amount);
      must(left >= 0n && micro(slice.amount) > 0n, `hold ${holdId} takes more from grant ${slice.grantId} than it has`);
      this.available.set(slice.grantId, left);
      hold.from.set(slice.grantId, (hold.from.get(slice.grantId) ?? 0n) + micro(slice.amount));
    }
    hold.amount += amount;
    this.sums.held += amount;
    this.sums.available -= amount;
  }

  private settle({ holdId, cost, charged, returned, slices, usage, priceVersion, operation }: Data<'HoldSettled'>): void {
    const hold = this.open(holdId);
    must(hold.tariff.priceVersion === priceVersion && hold.tariff.operation === operation, `hold ${holdId} was settled under another tariff`);
    must(charge(hold.tariff, usage) === micro(cost), `the cost of task ${holdId} is not what its tariff asks for its usage`);
    must(micro(charged) === lesser(micro(cost), hold.amount), `task ${holdId} was charged neither its cost nor, where that is less, its hold`);
    must(micro(charged) + micro(returned) === hold.amount, `what task ${holdId} was charged and what went back do not make its hold`);
    must(sum(slices.map(slice => micro(slice.amount))) === micro(charged), `the slices of task ${holdId} do not make its charge`);
    for (const slice of slices) {
      const left = (hold.from.get(slice.grantId) ?? 0n) - micro(slice.amount);
      must(left >= 0n, `task ${holdId} was charged to credits of grant ${slice.grantId} that were not held for it`);
      hold.from.set(slice.grantId, left);
    }
    this.close(holdId, hold, micro(returned));
    this.sums.spent += micro(charged);
    this.charges.set(holdId, micro(charged));
    if (micro(cost) > micro(charged)) this.unborne = { holdId, amount: micro(cost) - micro(charged) };
  }

  private bear({ holdId, amount }: Data<'CostBorneByPlatform'>): void {
    must(
      this.unborne?.holdId === holdId && this.unborne.amount === micro(amount),
      `the platform bore a cost of task ${holdId} that was not above its hold`,
    );
    this.unborne = null;
    this.sums.borneByPlatform += micro(amount);
  }

  private release({ holdId, amount }: Data<'HoldReleased'>): void {
    const hold = this.open(holdId);
    must(micro(amount) === hold.amount, `hold ${holdId} was released with another amount than it had`);
    this.close(holdId, hold, hold.amount);
  }

  private close(holdId: string, hold: OpenHold, returned: MicroCredits): void {
    for (const [grantId, amount] of hold.from) this.available.set(grantId, (this.available.get(grantId) ?? 0n) + amount);
    this.holds.delete(holdId);
    this.sums.held -= hold.amount;
    this.sums.available += returned;
  }

  private expire({ grantId, amount }: Data<'GrantExpired'>): void {
    must(this.available.get(grantId) === micro(amount), `grant ${grantId} expired with another amount than was left of it`);
    this.available.set(grantId, 0n);
    this.sums.expired += micro(amount);
    this.sums.available -= micro(amount);
  }

  private adjust({ adjustmentId, grantId, amount }: Data<'CreditsAdjusted'>): void {
    if (micro(amount) > 0n) return this.grant(grantId, amount, 'adjusted');
    const left = (this.available.get(grantId) ?? 0n) + micro(amount);
    must(left >= 0n, `adjustment ${adjustmentId} takes more from grant ${grantId} than it has`);
    this.available.set(grantId, left);
    this.sums.adjusted += micro(amount);
    this.sums.available += micro(amount);
  }

  private payBack({ holdId, returnId, amount }: Data<'ChargeReturned'>): void {
    const left = (this.charges.get(holdId) ?? 0n) - micro(amount);
    must(left >= 0n, `return ${returnId} pays back more than task ${holdId} was charged`);
    this.charges.set(holdId, left);
    this.grant(returnId, amount, 'returned');
  }

  private takeBack({ reversalId, amount, slices }: Data<'PaymentTakenBack'>): void {
    must(sum(slices.map(slice => micro(slice.amount))) === micro(amount), `the slices of reversal ${reversalId} do not make its amount`);
    for (const slice of slices) {
      const left = (this.available.get(slice.grantId) ?? 0n) - micro(slice.amount);
      must(left >= 0n, `reversal ${reversalId} takes more from grant ${slice.grantId} than it has`);
      this.available.set(slice.grantId, left);
    }
    this.sums.adjusted -= micro(amount);
    this.sums.available -= micro(amount);
  }

  private open(holdId: string): OpenHold {
    const hold = this.holds.get(holdId);
    if (!hold) throw new Irregular(`hold ${holdId} is not open`);
    return hold;
  }

  private mustAddUp(availableAfter: MicroText): void {
    const { available, held } = this.sums;
    mustBalance(this.sums, 'the account');
    must(sum(this.available.values()) === available, 'the grants do not make the available credits');
    must(available >= 0n && held >= 0n, 'the account fell below zero');
    must(micro(availableAfter) === available, `the entry says ${availableAfter} are available, and ${available} are`);
  }
}

/** Conservation: what came in is spent, held, expired or available. */
export const mustBalance = ({ granted, adjusted, spent, returned, held, pending, expired, available }: Sums, whose: string): void =>
  must(granted + adjusted === spent - returned + held + pending + expired + available, `the credits of ${whose} are not conserved`);

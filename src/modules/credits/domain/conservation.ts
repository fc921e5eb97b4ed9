import { microText } from '../../../shared-kernel/money.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import type { Tariff } from '../../../shared-kernel/tariff.js';
import { AccountBook, Irregular, must, mustBalance, noSums, type Sums } from './account-book.js';
import type { CatalogueOperation, CreditEvent, PriceCatalogueEvent } from './events.js';
import type { Totals } from './queries.js';

/** What the books are kept from: movements of credits and the prices that they cite, as the log holds them. */
export type BookedEvent = (CreditEvent | PriceCatalogueEvent) & { readonly position: Position };

/** The first entry that breaks a rule, and how. */
export interface Violation {
  readonly position: Position;
  readonly sentence: string;
}

const samePrice = (a: CatalogueOperation, b: Tariff): boolean =>
  a.operationClass === b.operationClass &&
  a.parts.length === b.parts.length &&
  a.parts.every(({ unit, microCredits, per }, at) => {
    const part = b.parts[at];
    return part?.unit === unit && part.microCredits === microCredits && part.per === per;
  });

/**
 * granted + adjusted = (spent − returned) + held + pending + expired + available; what is granted for a later moment is pending until
 * it starts: it came in, and nobody can hold it yet.
 *
 * The books of all accounts, kept from the log in its order. What each entry must satisfy: conservation in its account
 * and in total, nothing below zero, a hold closed once and never charged above itself, one hold and one charge per task,
 * and prices that were in the log before. Entering more is cheap; nothing is entered after the first violation.
 */
export class Books {
  private readonly accounts = new Map<string, AccountBook>();
  private readonly prices = new Map<string, readonly CatalogueOperation[]>();
  private readonly tasks = new Set<string>();
  private readonly total = noSums();
  private found: Violation | null = null;
  private count = 0;

  get violation(): Violation | null {
    return this.found;
  }

  get accountCount(): number {
    return this.accounts.size;
  }

  get eventCount(): number {
    return this.count;
  }

  get totals(): Totals {
    const { granted, adjusted, spent, returned, held, pending, expired, available, borneByPlatform, shortfall } = this.total;
    return {
      granted: microText(granted),
      adjusted: microText(adjusted),
      spent: microText(spent),
      returned: microText(returned),
      held: microText(held),
      pending: microText(pending),
      expired: microText(expired),
      available: microText(available),
      borneByPlatform: microText(borneByPlatform),
      shortfall: microText(shortfall),
    };
  }

  enter(event: BookedEvent): void {
    if (this.found) return;
    try {
      this.count += 1;
      if (event.type === 'PriceCatalogueAdopted') this.adopt(event.data);
      else this.book(event);
    } catch (error) {
      if (!(error instanceof Irregular)) throw error;
      this.found = { position: event.position, sentence: error.message };
    }
  }

  private adopt({ version, operations }: PriceCatalogueEvent['data']): void {
    must(!this.prices.has(version), `prices ${version} were adopted twice`);
    this.prices.set(version, operations);
  }

  private book(event: CreditEvent & { position: Position }): void {
    const { accountId } = event.data;
    this.mustCitePrices(event);
    if (event.type === 'CreditsHeld') this.mustBeNewTask(event.data.holdId);
    const book = this.accounts.get(accountId) ?? new AccountBook();
    this.accounts.set(accountId, book);
    const before = { ...book.sums };
    book.enter(event);
    for (const sum of Object.keys(before) as (keyof Sums)[]) this.total[sum] += book.sums[sum] - before[sum];
    mustBalance(this.total, 'all accounts together');
  }

  private mustBeNewTask(taskId: string): void {
    must(!this.tasks.has(taskId), `credits were held twice for task ${taskId}`);
    this.tasks.add(taskId);
  }

  private mustCitePrices(event: CreditEvent): void {
    if (event.type === 'CreditsHeld') return this.mustCiteTariff(event.data.tariff);
    const version = 'priceVersion' in event.data ? event.data.priceVersion : null;
    must(version === null || this.prices.has(version), `prices ${version} were not in force before they were cited`);
  }

  private mustCiteTariff(tariff: Tariff): void {
    const { priceVersion, operation } = tariff;
    const operations = this.prices.get(priceVersion);
    must(operations !== undefined, `prices ${priceVersion} were not in force before they were cited`);
    const stated = operations?.find(known => known.operation === operation);
    must(stated !== undefined && samePrice(stated, tariff), `the tariff of ${operation} is not the one that prices ${priceVersion} state`);
  }
}

/**
 * The first violation in a history of all accounts and prices in log order; null when the books are right at every position.
 * @public
 */
export const firstViolation = (history: Iterable<BookedEvent>): Violation | null => {
  const books = new Books();
  for (const event of history) books.enter(event);
  return books.violation;
};

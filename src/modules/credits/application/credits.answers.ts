import { answering, type Answering, type Sources } from '../../../shared-kernel/module-parts.js';
import { START, type EventLog, type RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import type { RowPage } from '../../../shared-kernel/ports/read-models.js';
import type { Row } from '../../../shared-kernel/projection.js';
import type { Tariff } from '../../../shared-kernel/tariff.js';
import { Books, type BookedEvent } from '../domain/conservation.js';
import type { CreditEvent } from '../domain/events.js';
import { foreseenSettlement } from '../domain/foreseen-settlement.js';
import { OperationUnknown, PricesUnavailable } from '../domain/errors.js';
import { PLATFORM_CATALOGUE } from '../domain/price-catalogue.js';
import {
  balance,
  balanceAt,
  books,
  creditChangeList,
  creditUsage,
  holdById,
  ordersAtTheEnd,
  openHoldsOf,
  ownLimits,
  priceCatalogue,
  priceVersions,
  settlementForeseen,
  statement,
  tariffOf,
  type BooksView,
  type CatalogueView,
  type HoldView,
} from '../domain/queries.js';
import { usageOf } from './credit-usage.js';
import { balanceAfter } from './past-balance.js';
import { settleHoldWhenTaskEnds } from './settle-hold-when-task-ends.policy.js';
import { movementsOf, statementPage } from './statement-period.js';
import { balanceProjection, emptyBalance } from '../projections/balance.projection.js';
import { creditChangesProjection, OPERATORS } from '../projections/credit-changes.projection.js';
import { CLOSED, holdsProjection } from '../projections/holds.projection.js';
import { limitsProjection, noLimits } from '../projections/limits.projection.js';
import { IN_FORCE, priceCatalogueProjection } from '../projections/price-catalogue.projection.js';
import { statementProjection } from '../projections/statement.projection.js';

/** The catalogue in force; refused until the first one was adopted and seen. */
const inForce = async ({ rows }: Sources): Promise<CatalogueView> => {
  const catalogue = await rows.row(priceCatalogueProjection, IN_FORCE);
  if (!catalogue) throw PricesUnavailable();
  return catalogue;
};

const MOST = 200;

/** Each version once: the one in force has a row more. */
const allVersions = async ({ rows }: Sources): Promise<readonly CatalogueView[]> => {
  const found = new Map<string, CatalogueView>();
  for (let after: string | null = null; ;) {
    const page: RowPage<CatalogueView> = await rows.page(priceCatalogueProjection, { accountId: PLATFORM_CATALOGUE, after, limit: MOST });
    for (const catalogue of page.rows) if (!found.has(catalogue.version)) found.set(catalogue.version, catalogue);
    if (page.next === null) return [...found.values()];
    after = page.next;
  }
};

const tariff = async (operation: string, sources: Sources): Promise<Tariff> => {
  const { operations, version } = await inForce(sources);
  const found = operations.find(known => known.operation === operation);
  if (!found) throw OperationUnknown({ operation, known: operations.map(known => known.operation) });
  return { ...found, priceVersion: version };
};

/** A hold's history, newest first; what is asked for is mostly young, so the stream is read from its end. */
const historyOf = async (log: EventLog, accountId: string, holdId: string): Promise<readonly RecordedEvent[]> => {
  const history: RecordedEvent[] = [];
  for await (const event of log.readStream(`credits-${accountId}`, { backwards: true })) {
    if (!holdsProjection.on[event.type] || !holdsProjection.rowsOf(event).includes(holdId)) continue;
    history.push(event);
    if (event.type === 'CreditsHeld') break;
  }
  return history;
};

const holdFromLog = async (log: EventLog, accountId: string, holdId: string): Promise<HoldView | null> => {
  let row: Row | undefined;
  for (const event of (await historyOf(log, accountId, holdId)).toReversed()) row = holdsProjection.on[event.type]?.(row, event, holdId);
  return (row ?? null) as HoldView | null;
};

const checkedBooks = async (log: EventLog): Promise<BooksView> => {
  const kept = new Books();
  let upTo = START;
  for await (const batch of log.readAll({ after: START, filter: { categories: ['credits', 'pricecatalogue'] } })) {
    for (const event of batch.events) kept.enter(event as unknown as BookedEvent);
    upTo = batch.upTo;
  }
  return { upTo, accounts: kept.accountCount, events: kept.eventCount, totals: kept.totals, violation: kept.violation };
};

/** What this module answers. */
export const creditAnswers: readonly Answering[] = [
  answering(
    balance,
    [balanceProjection],
    async ({ accountId }, { rows }) => (await rows.row(balanceProjection, accountId)) ?? emptyBalance(accountId),
  ),
  answering(balanceAt, [], ({ accountId, at }, { log }) =>
    balanceAfter(log.readStream(`credits-${accountId}`, { fromRevision: 0 }), accountId, new Date(at).toISOString()),
  ),
  answering(statement, [statementProjection], statementPage),
  answering(creditUsage, [statementProjection], ({ accountId, period, by }, sources) => usageOf(movementsOf(accountId, period, sources), by)),
  answering(ownLimits, [limitsProjection], async ({ accountId }, { rows }) => (await rows.row(limitsProjection, accountId)) ?? noLimits(accountId)),
  answering(creditChangeList, [creditChangesProjection], ({ all, after, limit }, { rows }) =>
    rows.page(creditChangesProjection, { accountId: OPERATORS, ...(all ? {} : { group: 'open' }), after, limit }),
  ),
  answering(holdById, [], ({ accountId, holdId }, { log }) => holdFromLog(log, accountId, holdId)),
  answering(ordersAtTheEnd, [], ({ event }) => {
    const orders = settleHoldWhenTaskEnds.on[event.type]?.(event) ?? [];
    return Promise.resolve(orders.flatMap(order => ('job' in order ? [] : [order])));
  }),
  answering(
    openHoldsOf,
    [holdsProjection],
    async ({ accountId, limit }, { rows }) => (await rows.page(holdsProjection, { accountId, below: CLOSED, limit })).rows,
  ),
  answering(settlementForeseen, [], async ({ accountId, holdId, usage }, { log }) =>
    foreseenSettlement((await historyOf(log, accountId, holdId)).toReversed() as unknown as readonly CreditEvent[], usage),
  ),
  answering(tariffOf, [priceCatalogueProjection], ({ operation }, sources) => tariff(operation, sources)),
  answering(priceCatalogue, [priceCatalogueProjection], (_, sources) => inForce(sources)),
  answering(priceVersions, [priceCatalogueProjection], (_, sources) => allVersions(sources)),
  answering(books, [], (_, { log }) => checkedBooks(log)),
];

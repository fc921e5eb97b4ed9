export { creditCommands, priceCatalogueCommands, type HoldOrder } from './domain/commands.js';
export { creditFacts, priceCatalogueFacts, type CreditEvent, type PriceCatalogueEvent } from './domain/events.js';
export {
  accountsWithDueGrants,
  balance,
  books,
  holdById,
  openHolds,
  priceCatalogue,
  statement,
  tariffOf,
  type BalanceView,
  type BooksView,
  type CatalogueView,
  type HoldView,
  type StatementEntry,
  type Totals,
} from './domain/queries.js';

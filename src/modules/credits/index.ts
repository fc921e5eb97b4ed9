export { creditCommands, priceCatalogueCommands, type HoldOrder } from './domain/commands.js';
export { creditFacts, priceCatalogueFacts, type CreditEvent, type PriceCatalogueEvent } from './domain/events.js';
export {
  balance,
  holdById,
  openHolds,
  priceCatalogue,
  statement,
  tariffOf,
  type BalanceView,
  type CatalogueView,
  type HoldView,
  type StatementEntry,
} from './domain/queries.js';

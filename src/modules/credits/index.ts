export { creditCommands, priceCatalogueCommands, type HoldOrder } from './domain/commands.js';
export {
  creditChangeFacts,
  creditFacts,
  paymentFacts,
  priceCatalogueFacts,
  type CreditChangeEvent,
  type CreditEvent,
  type PaymentEvent,
  type PriceCatalogueEvent,
} from './domain/events.js';
export {
  balance,
  books,
  holdById,
  ordersAtTheEnd,
  openHoldsOf,
  ownLimits,
  priceCatalogue,
  statement,
  tariffOf,
  type BalanceView,
  type BooksView,
  type CatalogueView,
  type HoldView,
  type StatementEntry,
  type StatementPage,
  type Totals,
} from './domain/queries.js';

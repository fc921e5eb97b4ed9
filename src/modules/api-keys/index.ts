export { apiKeyCommands, keyAsItIsNow, ownSpendingCommands, recheckKey, reserveOwnSpend, type KeyVerdict } from './domain/commands.js';
export { apiKeyFacts, ownSpendingFacts, type ApiKeyEvent, type KeyRef, type OwnSpendingEvent } from './domain/events.js';
export {
  allowedModelsOf,
  keyHistory,
  keyStatus,
  ownSpendingOf,
  type KeyStatusView,
  type KeyStepView,
  type OwnSpendingView,
} from './domain/queries.js';

export { apiKeyCommands, keyAsItIsNow, ownSpendingCommands, recheckKey, reserveOwnSpend, type KeyVerdict } from './domain/commands.js';
export { apiKeyFacts, ownSpendingFacts, type ApiKeyEvent, type KeyRef, type OwnSpendingEvent } from './domain/events.js';
export { allowedModelsOf, keyStatus, type KeyStatusView } from './domain/queries.js';

export { apiKeyCommands, recheckKey, type KeyVerdict } from './domain/commands.js';
export { apiKeyFacts, type ApiKeyEvent, type KeyRef } from './domain/events.js';
export { keyStatus, type KeyStatusView } from './domain/queries.js';

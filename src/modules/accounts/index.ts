export { accountCommands } from './domain/commands.js';
export { accountFacts, type AccountEvent, type Role } from './domain/events.js';
export { accountById, type AccountView } from './domain/queries.js';

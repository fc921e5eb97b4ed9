export { accountAtAddress, accountCommands } from './domain/commands.js';
export { accountFacts, type AccountEvent, type Role } from './domain/events.js';
export {
  accountById,
  accountStateOf,
  supportConsentsOf,
  tombstoneOf,
  type AccountStateView,
  type AccountView,
  type ConsentView,
  type Tombstone,
} from './domain/queries.js';

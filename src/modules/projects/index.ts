export { forgetProjects, projectCommands, type ForgottenProjects } from './domain/commands.js';
export { projectFacts, type PayerEvidence, type ProjectEvent, type ProjectSource } from './domain/events.js';
export {
  projectById,
  projectsBoundTo,
  projectsOfAccount,
  standing,
  standingAt,
  storageOf,
  type CardView,
  type ProjectView,
  type StandingView,
  type StorageView,
} from './domain/queries.js';

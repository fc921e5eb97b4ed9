export { forgetProjects, projectCommands, type ForgottenProjects } from './domain/commands.js';
export { projectFacts, type PayerEvidence, type ProjectEvent, type ProjectSource } from './domain/events.js';
export {
  projectById,
  projectsBoundTo,
  projectsOfAccount,
  standing,
  standingAt,
  type CardView,
  type ProjectView,
  type StandingView,
} from './domain/queries.js';

export { refusalFacts, type RefusalEvent } from './domain/events.js';
export { refusalsOf, type RefusalView } from './domain/queries.js';

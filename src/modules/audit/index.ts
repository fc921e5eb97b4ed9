export { refusalFacts, type RefusalEvent } from './domain/events.js';

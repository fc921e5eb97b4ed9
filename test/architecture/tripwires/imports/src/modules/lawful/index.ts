export { lawfulFacts, type Lawful } from './domain/events.js';

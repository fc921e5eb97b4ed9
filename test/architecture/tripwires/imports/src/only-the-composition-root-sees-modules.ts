import { lawfulFacts } from './modules/lawful/index.js';

export const seen = lawfulFacts;

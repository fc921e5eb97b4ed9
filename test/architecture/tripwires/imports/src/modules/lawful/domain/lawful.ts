import { lawfulFacts } from './events.js';

export const decide = (): unknown => lawfulFacts;

import { lawfulFacts } from '../../lawful/index.js';

export const quoted = lawfulFacts;

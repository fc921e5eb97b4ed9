import { phrasesOf, type Sentences } from '../phrases.js';
import { advice } from './advice.js';
import { events } from './events.js';
import { explanations } from './explanations.js';
import { facts } from './facts.js';
import { money } from './money.js';
import { notices } from './notices.js';
import { ownKeys } from './own-keys.js';
import { ownUsage } from './own-usage.js';
import { people } from './people.js';
import { prices } from './prices.js';
import { projects } from './projects.js';
import { reconciliation } from './reconciliation.js';
import { remedies } from './remedies.js';
import { rim } from './rim.js';
import { service } from './service.js';
import { whoPays } from './who-pays.js';
import { kinds } from './kinds.js';

const words: Sentences = { ...kinds, ...facts, ...remedies };

/** Each area's own; a sentence has its German once. */
export const areas: readonly Sentences[] = [
  rim,
  people,
  projects,
  money,
  prices,
  ownKeys,
  whoPays,
  advice,
  ownUsage,
  notices,
  explanations,
  events,
  reconciliation,
  service,
  words,
];

const sentences = Object.assign({}, ...areas.filter(area => area !== words)) as Sentences;

/** What an answer says in German for a sentence of ours; null where there is none. */
export const inGerman = phrasesOf(sentences, words);

/** The same of what sentences are filled with. */
export const wordInGerman = phrasesOf(words, words);

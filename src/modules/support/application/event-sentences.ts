import { apiKeyFacts, ownSpendingFacts } from '../../api-keys/index.js';
import { refusalFacts } from '../../audit/index.js';
import { creditFacts } from '../../credits/index.js';
import { taskFacts } from '../../media-pipeline/index.js';
import { noticeFacts, webhookFacts } from '../../notifications/index.js';
import { projectFacts } from '../../projects/index.js';

const known: ReadonlyMap<string, string> = new Map(
  [apiKeyFacts, ownSpendingFacts, refusalFacts, creditFacts, taskFacts, projectFacts, noticeFacts, webhookFacts].flatMap(({ facts }) =>
    Object.entries(facts).map(([type, { sentence }]) => [type, sentence] as const),
  ),
);

/** What the catalogue says of an event; its name, where it is of a kind that no explanation rests on. */
export const sentenceOf = (type: string): string => known.get(type) ?? type;

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { citedRules } from '../../src/shared-kernel/payer-rules.js';
import { projectRoot } from './support/tools.js';

it('says each rule that an answer cites in the words of the list of rules', () => {
  const rules = JSON.parse(readFileSync(join(projectRoot, 'scripts/rules.json'), 'utf8')) as readonly { id: string; says: string }[];
  const known = Object.fromEntries(rules.map(({ id, says }) => [id, says]));
  for (const [id, says] of Object.entries(citedRules)) expect([id, says]).toEqual([id, known[id]]);
});

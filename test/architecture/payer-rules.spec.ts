import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { payerRules } from '../../src/shared-kernel/payer-rules.js';
import { projectRoot } from './support/tools.js';

it('says each rule that decides a payer in the words of the list of rules', () => {
  const rules = JSON.parse(readFileSync(join(projectRoot, 'scripts/rules.json'), 'utf8')) as readonly { id: string; says: string }[];
  const known = Object.fromEntries(rules.map(({ id, says }) => [id, says]));
  for (const [id, says] of Object.entries(payerRules)) expect([id, says]).toEqual([id, known[id]]);
});

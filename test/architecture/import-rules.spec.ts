import { createRequire } from 'node:module';
import { join } from 'node:path';
import { printed, projectRoot } from './support/tools.js';

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

const config = join(projectRoot, '.dependency-cruiser.cjs');
const rules = (createRequire(import.meta.url)(config) as { forbidden: { name: string; severity: string }[] }).forbidden;

/** A rule about one file can only be broken by a file of that name. */
const offenderOf = (rule: string): string => (rule === 'ids-need-uuid-and-a-hash-alone' ? 'shared-kernel/ids.ts' : rule);

const cruise = (folder: string): Violation[] => {
  const output = printed(
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ['--config', config, '--output-type', 'json', 'src', 'test', 'web'],
    folder,
  );
  return (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
};

describe('the rules of import', () => {
  const violations = cruise(join(projectRoot, 'test/architecture/tripwires/imports'));

  it.each(rules.map(({ name }) => name))('%s goes off on its tripwire', name => {
    const offenders = violations.filter(({ rule, from }) => rule.name === name && from.includes(offenderOf(name)));
    expect(offenders).not.toEqual([]);
  });

  it('are errors, all of them', () => expect(rules.filter(({ severity }) => severity !== 'error')).toEqual([]));

  it('sees a type-only import as an import', () =>
    expect(violations.map(({ from }) => from)).toEqual(expect.arrayContaining([expect.stringContaining('domain-is-pure.types.ts')])));

  it('let lawful files alone', () => {
    const lawful = violations.filter(({ from }) => !rules.some(({ name }) => from.includes(offenderOf(name))));
    expect(lawful).toEqual([]);
  });
});

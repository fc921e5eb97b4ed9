import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { projectRoot } from './support/tools.js';

const files = globSync('src/**/*.ts', { cwd: projectRoot })
  .map(path => path.split(sep).join('/'))
  .filter(path => !/\.(spec|contract|leg)\.ts$|\/testing\/|^src\/sandbox-provider\//.test(path));

/** A place that makes such a value; a type that only names it is none. */
const makers = (pattern: RegExp): readonly string[] =>
  files
    .filter(path =>
      readFileSync(join(projectRoot, path), 'utf8')
        .split('\n')
        .some(line => !/^\s*(\/\/|\*|\/\*)|readonly |===|!==/.test(line) && pattern.test(line)),
    )
    .sort();

/** The trap "check copied to several places": whoever needs a payer asks, and nobody finds one by other means. */
describe('who pays is decided in one place', () => {
  it('[R22] only the kernel’s resolver makes a payer', () =>
    expect(makers(/\bpayer: '(credits|own-key|refused)'(?! \||\))/)).toEqual([
      'src/modules/media-pipeline/projections/receipts.projection.ts', // a row that has not heard its order yet
      'src/shared-kernel/who-pays.ts',
    ]));

  it('[R22] only what was admitted becomes the payer of an order', () =>
    expect(makers(/\bby: '(credits|own-key)'/)).toEqual([
      'src/modules/projects/application/plan-project.ts',
      'src/modules/projects/application/request-work.use-case.ts',
    ]));

  it('[A-16] only the two use cases that ask who pays take a hold', () =>
    expect(makers(/\.HoldCredits\(/)).toEqual([
      'src/modules/projects/application/create-project.use-case.ts',
      'src/modules/projects/application/foresee-refusal.ts', // asks what a hold would meet, and takes none
      'src/modules/projects/application/request-work.use-case.ts',
    ]));
});

import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { projectRoot } from './support/tools.js';

const files = globSync('src/**/*.ts', { cwd: projectRoot })
  .map(path => path.split(sep).join('/'))
  .filter(path => !/\.spec\.ts$|\/testing\/|^src\/sandbox-provider\//.test(path))
  .map(path => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }));

const naming = (pattern: RegExp): readonly string[] =>
  files
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .sort();

/** An admin key can do much more than read reports: who holds one, and what is asked with it, is written down here. */
describe('[R22] only the comparison can be given an admin key', () => {
  it('which lies in a safe that nothing which pays for work is given', () =>
    expect(naming(/\bUsageKeySafe\b/)).toEqual([
      'src/app.module.ts',
      'src/modules/api-keys/application/add-usage-key.use-case.ts',
      'src/modules/api-keys/application/ask-usage-reports.ts',
      'src/modules/api-keys/application/destroy-keys.ts',
      'src/modules/api-keys/application/sweep-envelopes.job.ts',
      'src/modules/api-keys/http/usage-key.controller.ts',
      'src/shared-kernel/ports/key-safe.ts',
    ]));

  it('and is sent by one port, which two use cases have', () =>
    expect(naming(/\bUSAGE_REPORTS\b/)).toEqual([
      'src/app.module.ts',
      'src/modules/api-keys/application/add-usage-key.use-case.ts',
      'src/modules/api-keys/application/ask-usage-reports.ts',
      'src/shared-kernel/ports/tokens.ts',
    ]));

  it('for three reports of the many things that such a key could do', () => {
    expect(naming(/\.admin\b/)).toEqual(['src/infrastructure/openai/usage-reports.ts']);
    const { text = '' } = files.find(({ path }) => path === 'src/infrastructure/openai/usage-reports.ts') ?? {};
    expect(text.match(/\.admin\.\w+/g)).toEqual(['.admin.organization']);
    expect(text.match(/\busage\.\w+\(/g)).toEqual(['usage.completions(', 'usage.images(', 'usage.costs(']);
    expect(text.match(/\bclient\.\w+/g)).toEqual(['client.admin']);
  });
});

import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { printed, projectRoot } from './support/tools.js';

interface Report {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

const folder = join(projectRoot, 'test/architecture/tripwires/lint');
const config = join(projectRoot, 'eslint.config.mjs');
const { laws } = (await import(pathToFileURL(config).href)) as { laws: string[] };

/** `no-clock-in-replay.projection.ts` is the tripwire of the law `no-clock-in-replay`. */
const lawOf = (file: string): string => basename(file).split('.')[0] ?? '';

/** The name of the law that a report speaks of: in brackets for a law of syntax, else the rule's id. */
const brokenLaw = ({ ruleId, message }: Report['messages'][number]): string =>
  /^\[([a-z-]+)\]/.exec(message)?.[1] ??
  ruleId?.replace(/^(@typescript-eslint|react-hooks)\//, '') ??
  (message.includes('noInlineConfig') ? 'no-inline-disables' : message);

describe('the laws of lint', () => {
  const reports = JSON.parse(printed('eslint/bin/eslint.js', ['--config', config, '--format', 'json', '.'], folder)) as Report[];
  const broken = new Map(reports.map(({ filePath, messages }) => [lawOf(filePath), messages.map(brokenLaw)]));

  it.each(laws)('%s goes off on its tripwire, and no other law does', law => {
    expect(new Set(broken.get(law))).toEqual(new Set([law]));
  });

  it('have no tripwire without a law', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      file => file.endsWith('.ts') && !file.endsWith('shared-kernel/ids.ts'),
    );
    expect(files.map(lawOf).filter(name => !laws.includes(name))).toEqual([]);
  });
});

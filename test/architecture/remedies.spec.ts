import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const textOf = (path: string): Promise<string> => readFile(join(import.meta.dirname, '../..', path), 'utf8');

/** The last column of the generated table of all refusals. */
const remediesIn = (problems: string): readonly string[] => {
  const cells = problems.split('\n').flatMap(line => (line.startsWith('| `') ? [line.split('|').at(-2) ?? ''] : []));
  return [...new Set(cells.flatMap(cell => [...cell.matchAll(/`(\w+)`/g)].map(([, code = '']) => code)))];
};

it('each remedy of a refusal has words on the page, in both of its languages', async () => {
  const [problems, catalogue] = await Promise.all([textOf('docs/problems.md'), textOf('web/parts/remedies.words.ts')]);
  const remedies = remediesIn(problems);
  expect(remedies.length).toBeGreaterThan(100);
  const timesNamed = (code: string): number => catalogue.split(new RegExp(`^ {4}${code}:`, 'm')).length - 1;
  expect(remedies.filter(code => timesNamed(code) !== 2)).toEqual([]);
});

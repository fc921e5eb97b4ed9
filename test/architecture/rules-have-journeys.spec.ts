import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { rulesWithoutJourney } from '../../scripts/generate-rules-coverage.js';
import { projectRoot } from './support/tools.js';

const parsed = (path: string): ts.SourceFile => {
  const file = join(projectRoot, path);
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
};

it('each rule of the product is proven by a journey through REST, or it is written down why it cannot be', () => {
  const specs = globSync('test/journeys/**/*.spec.ts', { cwd: projectRoot }).map(parsed);
  expect(specs.length).toBeGreaterThan(10);
  expect(rulesWithoutJourney({ root: projectRoot, specs })).toEqual([]);
});

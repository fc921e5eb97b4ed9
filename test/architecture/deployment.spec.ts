import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What an operator copies, and what it says of this repository. */
const FILES = ['Dockerfile', 'docker-compose.yml', 'config/systemd/keyreel.service', 'docs/operations.md'];

const VARIABLES = /\b(?:KEYREEL_[A-Z_]+|S3_[A-Z_]+|(?:DATABASE|DATABASE_SERVING|REDIS|EVENT_STORE|OPENAI_BASE)_URL|OPENAI_API_KEY)\b/g;

const settingsOf = (readme: string): ReadonlySet<string> => {
  const table = readme.slice(readme.indexOf('### Settings'), readme.indexOf('### The API in a minute'));
  return new Set(table.match(VARIABLES));
};

describe('the files that an operator copies', () => {
  it.each(FILES)('name no variable that the README does not explain: %s', file => {
    const known = settingsOf(read('README.md'));
    const named = [...new Set(read(file).match(VARIABLES))].filter(name => !name.endsWith('_'));
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter(name => !known.has(name))).toEqual([]);
  });

  it.each(FILES)('lead to files that are there: %s', file => {
    const paths = read(file).match(/(?:\.\.\/src|config|docs|scripts|audit|adr)\/[\w./-]+\.\w+|package(?:-lock)?\.json|\.npmrc/g) ?? [];
    const places = [...new Set(paths)].map(path => (/^(?:\.\.|adr)/.test(path) ? join('docs', path) : path));
    expect(places.filter(path => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(FILES)('start what is built: %s', file => {
    const entries = [...read(file).matchAll(/dist\/(src\/\w+)\.js/g)].map(([, entry]) => `${entry}.ts`);
    expect(entries.filter(entry => !existsSync(join(root, entry)))).toEqual([]);
  });

  it('run every role, each of them once, and give the key of boxes to workers alone', () => {
    const { services } = parse(read('docker-compose.yml'), { merge: true }) as {
      services: Record<string, { environment?: Readonly<Record<string, string>> }>;
    };
    const roles = Object.values(services).flatMap(({ environment }) => environment?.['KEYREEL_ROLE'] ?? []);
    expect(roles.toSorted()).toEqual(['api', 'projector', 'provider-sandbox', 'sealer', 'worker']);
    const opening = Object.values(services).filter(({ environment }) => environment?.['KEYREEL_BOX_KEY'] !== undefined);
    expect(opening.map(({ environment }) => environment?.['KEYREEL_ROLE'])).toEqual(['worker']);
  });
});

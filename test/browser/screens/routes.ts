import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Area } from './states/table.js';

const source = (file: string): string => readFileSync(join(import.meta.dirname, '../../../web', file), 'utf8');

/** What `ways.ts` calls each way, and the way. */
const waysOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/^ {2}(\w+): (?:'([^']*)'|\(\w+: string\) => `([^`]*)`),$/gm)].map(
      ([, name = '', way, made = '']) => [name, way ?? made.replace(/\$\{\w+\}/, ':id')] as const,
    ),
  );

const ROUTE = /<Route path=(?:"([^"]+)"|\{(?:ways\.(\w+)(?:\('[^']*'\))?|`\$\{ways\.(\w+)\}([^`]*)`)\})/g;

/** The ways of some routes; what only leads elsewhere is no screen. */
const routesIn = (text: string, ways: ReadonlyMap<string, string>): readonly string[] => {
  const routes = text.replaceAll(/<Route path=\{[^}]*\}>\s*<Redirect/g, '');
  const found = [...routes.matchAll(ROUTE)].map(
    ([, path, way = '', begins = '', rest = '']) => path ?? ways.get(way) ?? `${ways.get(begins)}${rest}`,
  );
  const all = routes.match(/<Route path/g)?.length;
  if (found.length !== all || found.some(path => path.startsWith('undefined'))) throw new Error(`Not every route is understood: ${found.join(', ')}`);
  return found;
};

const pathsOf = (areas: readonly Area[]): readonly string[] => areas.flatMap(({ screens }) => screens.map(({ path }) => path.replace(/#.*/, '')));

const leadsTo = (route: string): RegExp => new RegExp(`^${route.replaceAll(/\/:\w+\?/g, '(?:/[^/]+)?').replaceAll(/:\w+/g, '[^/]+')}$`);

/** Which routes of the page no state is at: those of guests, of people who are signed in, and of whoever comes. */
export const routesWithoutStates = (areas: readonly Area[]): readonly string[] => {
  const ways = waysOf(source('ways.ts'));
  const [, guests = '', people = '', anybody = ''] = source('routes.tsx').split(/^const For(?:Guests|People|Anybody) /m);
  const nobody = pathsOf(areas.filter(({ who }) => who === 'nobody'));
  const somebody = pathsOf(areas.filter(({ who }) => who !== 'nobody'));
  const missing = (text: string, paths: readonly string[]) => routesIn(text, ways).filter(route => !paths.some(path => leadsTo(route).test(path)));
  return [...missing(guests, nobody), ...missing(people, somebody), ...missing(anybody, [...nobody, ...somebody])];
};

/** Which parts of a project no state is at; the first of them is the project's own way. */
export const partsWithoutStates = (areas: readonly Area[]): readonly string[] => {
  const [, parts = ''] = /const PARTS = \[([^\]]+)\]/.exec(source('screens/project/project.tsx')) ?? [];
  const [, ...others] = [...parts.matchAll(/'(\w+)'/g)].map(([, part]) => `/projects/{projectId}/${part}`);
  if (others.length === 0) throw new Error('The parts of a project are not found.');
  return others.filter(part => !pathsOf(areas).includes(part));
};

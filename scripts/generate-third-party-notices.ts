import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cell, type Page } from './page.js';

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

interface Knowledge {
  readonly allowed: readonly string[];
  /** Licences that a package states in its licence file only. */
  readonly unstated: Readonly<Record<string, string>>;
  readonly inside: readonly { readonly part: string; readonly carriedBy: string; readonly licence: string; readonly note: string }[];
}

interface Notice {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly optional: boolean;
}

const json = <Shape>(root: string, file: string): Shape => JSON.parse(readFileSync(join(root, file), 'utf8')) as Shape;

const nameOf = (where: string): string => where.slice(where.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** A registry that lacks a platform's package tells no licence either: its sisters' is the same. */
const sistersLicence = (name: string, packages: Readonly<Record<string, LockedPackage>>): string | undefined => {
  const family = name.replace(/-(darwin|linux|win32|windows|android|freebsd).*$/, '-');
  if (family === name) return undefined;
  return Object.entries(packages).find(([where, { license }]) => license && nameOf(where).startsWith(family))?.[1].license;
};

const noticesOf = (packages: Readonly<Record<string, LockedPackage>>, known: Knowledge): readonly Notice[] => {
  const notices = Object.entries(packages)
    .filter(([where, { dev }]) => where !== '' && !dev)
    .map(([where, { version = '', license, optional = false }]) => {
      const name = nameOf(where);
      return { name, version, optional, licence: license ?? known.unstated[name] ?? sistersLicence(name, packages) ?? 'unknown' };
    });
  const once = new Map(notices.map(notice => [`${notice.name}@${notice.version}`, notice]));
  return [...once.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, notice]) => notice);
};

const isAllowed = (licence: string, known: Knowledge): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(/ (?:AND|OR) /)
    .every(part => known.allowed.includes(part));

/** docs/third-party-notices.md: what `npm ci` brings for the product to run, and under which terms. */
export const thirdPartyNotices = (root: string): Page => {
  const known = json<Knowledge>(root, 'scripts/third-party.json');
  const notices = noticesOf(json<{ packages: Record<string, LockedPackage> }>(root, 'package-lock.json').packages, known);
  const rows = notices.map(({ name, version, licence, optional }) => `| ${name} | ${version} | ${licence}${optional ? ' (optional)' : ''} |`);
  const inside = known.inside.map(({ part, carriedBy, licence, note }) => `| ${part} | ${cell(carriedBy)} | ${licence} | ${note} |`);
  const head = `# Third-party notices\n\nGenerated from the lockfile: the packages that the product needs to run, each with its licence's full text in its own folder once \`npm ci\` has fetched it. Nothing of them is copied into this repository.\n\n## Programs and data inside packages\n`;
  return {
    file: 'docs/third-party-notices.md',
    text: [
      head,
      '| Part | Carried by | Licence | Note |',
      '|---|---|---|---|',
      ...inside,
      '',
      '## Packages',
      '',
      '| Package | Version | Licence |',
      '|---|---|---|',
      ...rows,
      '',
    ].join('\n'),
    complaints: notices
      .filter(({ licence }) => !isAllowed(licence, known))
      .map(({ name, licence }) => `${name} is under ${licence}, which scripts/third-party.json does not allow`),
  };
};

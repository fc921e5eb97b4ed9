import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './support/tools.js';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}
interface Locked {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const json = <Shape>(file: string): Shape => JSON.parse(readFileSync(join(projectRoot, file), 'utf8')) as Shape;
const { dependencies, devDependencies, optionalDependencies } = json<Manifest>('package.json');
const { packages } = json<{ packages: Readonly<Record<string, Locked>> }>('package-lock.json');

describe('what npm ci installs', () => {
  it('is pinned to exact versions', () => {
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(all.filter(([, version]) => !/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('comes from whatever registry the machine has', () =>
    expect(Object.keys(packages).filter(where => packages[where]?.resolved?.startsWith('http'))).toEqual([]));

  it('needs no install script to have run', () =>
    expect(readFileSync(join(projectRoot, '.npmrc'), 'utf8').split('\n')).toEqual(
      expect.arrayContaining(['ignore-scripts=true', 'omit-lockfile-registry-resolved=true']),
    ));

  it('is locked for every platform', () => {
    const missing = Object.entries(packages).flatMap(([where, locked]) =>
      Object.keys(locked.optionalDependencies ?? {}).filter(name => !packages[`node_modules/${name}`] && !packages[`${where}/node_modules/${name}`]),
    );
    expect(missing).toEqual([]);
  });
});

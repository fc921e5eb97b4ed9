import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { binariesIn, installedBinaries, runnableBinaries, type PostgresBinaries } from './binaries.js';
import { serverIdentity } from './server-identity.js';

let folder: string;
let bare: PostgresBinaries;

/** A package as npm unpacks it when no install script runs: no links, and nothing that may be executed. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyreel binaries '));
  chmodSync(folder, 0o755);
  bare = binariesIn(join(folder, 'package', 'native'));
  cpSync(installedBinaries().folder, bare.folder, { recursive: true, filter: path => !lstatSync(path).isSymbolicLink() });
  for (const program of [bare.initdb, bare.postgres]) chmodSync(program, 0o644);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const identity = serverIdentity('/nonexistent');
const version = ({ postgres }: PostgresBinaries): string => {
  const { uid, gid } = identity;
  return String(spawnSync(postgres, ['--version'], { cwd: '/', ...(uid === undefined || gid === undefined ? {} : { uid, gid }) }).stdout);
};

it('are made to run where they lie', () => {
  const ready = runnableBinaries(bare, identity, []);
  expect(ready.folder).toBe(bare.folder);
  expect(version(ready)).toContain('(PostgreSQL) 18.');
});

it('are copied once to where the server may enter', () => {
  const [closed, open] = [join(folder, 'closed'), join(folder, 'open')];
  mkdirSync(closed, { mode: 0o000 });
  mkdirSync(open, { mode: 0o755 });
  const shut = [join(bare.folder, 'lib'), join(folder, 'package')];
  for (const path of shut) chmodSync(path, 0o500); // neither to be written by its owner nor entered by anybody else

  expect(() => runnableBinaries(bare, identity, [closed])).toThrow(/could not be run as/);
  const ready = runnableBinaries(bare, identity, [closed, open]);
  expect(dirname(ready.folder)).toBe(open);
  expect(version(ready)).toContain('(PostgreSQL) 18.');
  expect(runnableBinaries(bare, identity, [closed, open])).toEqual(ready);
  expect(readdirSync(open)).toHaveLength(1);

  for (const path of [closed, ...shut]) chmodSync(path, 0o700);
  expect(readdirSync(closed)).toEqual([]); // 60 MB are not copied to where they cannot be used
});

import { readdirSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { projectRoot } from './support/tools.js';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.ts$/;
const SAYS_NOTHING = /(^|[-.])(manager|helpers?|utils?|common|base|dtos?|impl|misc|stuff)([-.]|$)/;

const wrongNames = (files: readonly string[]): readonly string[] =>
  files.filter(file => !KEBAB.test(basename(file)) || SAYS_NOTHING.test(basename(file)));

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.split(sep).includes('tripwires'))
    .map(file => join(folder, file));

describe('the names of files', () => {
  it('are kebab-case and say what is inside', () =>
    expect(wrongNames(['src', 'test', 'scripts', 'migrations', 'demo', 'bench'].flatMap(sourcesIn))).toEqual([]));

  it('that end in .spec.ts lie where the runner looks for them', () => {
    const astray = ['scripts', 'migrations', 'demo'].flatMap(sourcesIn).filter(file => /\.(spec|leg)\.ts$/.test(file));
    expect(astray).toEqual([]);
  });

  it('are refused when they do not', () => {
    const wrong = ['a/KeyRing.ts', 'a/key_ring.ts', 'a/key-manager.ts', 'a/utils.ts', 'a/key.helper.ts', 'a/base-key.ts'];
    expect(wrongNames([...wrong, 'a/key-ring.projection.ts', 'a/0001-event-log.ts', 'a/database.ts'])).toEqual(wrong);
  });
});

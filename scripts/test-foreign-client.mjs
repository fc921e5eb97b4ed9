/**
 * Plays the product's story with a client in Python that is generated from the API document and knows nothing else. Needs Python 3 and its
 * standard library; where there is none, it says so and does not pass for having run.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const run = (command, ...args) => spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, NODE: process.execPath } });

const python = ['python3', 'python'].find(name => spawnSync(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0);
if (python === undefined) {
  console.error('There is no Python 3.9 or newer here, so the foreign client did not run.');
  process.exitCode = 1;
} else {
  process.exitCode =
    run(process.execPath, join(root, 'scripts/build.mjs')).status || run(python, '-B', join(root, 'test/foreign-client/play.py')).status || 0;
}

/**
 * What `npm test` runs: the gates, then every spec; arguments go to the test runner (`npm test -- src/modules/credits`).
 * The specs run even when a gate is shut, so that one run shows all there is to mend.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const wanted = process.argv.slice(2).filter(argument => argument !== '--specs-only');
const specsOnly = process.argv.includes('--specs-only');

const run = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;

const gates = specsOnly ? run(join(root, 'scripts/build.mjs')) : run(join(root, 'scripts/run.mjs'), 'scripts/gates');
const jest = join(root, 'node_modules/jest/bin/jest.js');
const specs = run('--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...wanted);
process.exitCode = gates || specs;

/**
 * What `npm test` runs: the gates and every spec; arguments go to the test runner (`npm test -- src/modules/credits`). Specs often wait for servers,
 * processes and clocks: what they leave of the processors meanwhile is the gates'. The specs run even when a gate is shut, so that one run shows all
 * there is to mend.
 */
import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from './build.mjs';

const root = dirname(import.meta.dirname);
const wanted = process.argv.slice(2).filter(argument => argument !== '--specs-only');
const specsOnly = process.argv.includes('--specs-only');
const NICE = 10;

const started = [];
process.on('SIGINT', () => undefined); // Ctrl-C reaches them as well, and they are waited for
process.once('SIGTERM', () => started.forEach(child => child.kill('SIGTERM')));

/** Gives the exit code. */
const run = (args, { nice = 0 } = {}) => {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  started.push(child);
  if (nice > 0 && child.pid !== undefined) setPriority(child.pid, nice); // and what it starts
  return new Promise(resolve => child.once('close', code => resolve(code ?? 1)));
};

await build(); // once, before both look at it
const jest = join(root, 'node_modules/jest/bin/jest.js');
const [specs, gates] = await Promise.all([
  run(['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...wanted]),
  specsOnly ? 0 : run([join(root, 'scripts/run.mjs'), 'scripts/gates'], { nice: NICE }),
]);
if (gates !== 0) console.error('A gate is shut: see the line "gate SHUT" above.');
process.exitCode = gates || specs;

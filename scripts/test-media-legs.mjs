/**
 * The specs that need more than npm packages: the contract on the system's ffmpeg, and the sandbox around media. What this
 * machine lacks is said in one line and is no failure: `npm run test:ffmpeg`.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const isHere = program =>
  (process.env.PATH ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

const legs = [
  { name: 'the contract on the system’s ffmpeg', programs: ['ffmpeg', 'ffprobe'], match: '**/ffmpeg-engine.leg.ts' },
  { name: 'the sandbox for media', programs: ['bwrap', 'prlimit'], match: '**/sandbox.leg.ts' },
];

const runnable = legs.filter(({ name, programs }) => {
  const missing = programs.filter(program => !isHere(program));
  if (missing.length > 0) console.log(`${name}: did not run, because there is no ${missing.join(' and no ')} here`);
  return missing.length === 0;
});

if (runnable.length > 0) {
  const specs = join(import.meta.dirname, 'test.mjs');
  const matches = runnable.flatMap(({ match }) => ['--testMatch', match]);
  process.exitCode =
    spawnSync(process.execPath, [specs, '--specs-only', ...matches], { cwd: dirname(import.meta.dirname), stdio: 'inherit' }).status ?? 1;
}

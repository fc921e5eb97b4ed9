import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const upwards = (folder: string): string => (existsSync(join(folder, 'package-lock.json')) ? folder : upwards(dirname(folder)));

/** The folder that holds package.json, whatever folder the tests were started from. */
export const projectRoot = upwards(import.meta.dirname);

/** Runs one of the gates' tools as the gates do, in a folder of its own, and gives what it printed. */
export const printed = (tool: string, args: readonly string[], cwd: string = projectRoot): string => {
  const done = spawnSync(process.execPath, [join(projectRoot, 'node_modules', tool), ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.stdout === '') throw new Error(`${tool} printed nothing: ${done.stderr}`);
  return done.stdout;
};

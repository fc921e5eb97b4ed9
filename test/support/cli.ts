import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The command line as an operator uses it, in a process of its own. */
export const cli = async (args: readonly string[], settings: NodeJS.ProcessEnv) => {
  const { PATH } = process.env;
  const options = ['--import', pathOf('./typescript.mjs'), pathOf('../../src/cli.ts'), ...args];
  const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH, ...settings } });
  const ended = new Promise<number | null>(resolve => child.on('close', resolve));
  const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { said, complained, code };
};

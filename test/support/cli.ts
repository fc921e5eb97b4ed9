import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

type Program = (
  args: readonly string[],
  settings: NodeJS.ProcessEnv,
  ofNode?: readonly string[],
) => Promise<{ said: string; complained: string; code: number | null }>;

const program =
  (entry: string): Program =>
  async (args, settings, ofNode = []) => {
    const { PATH } = process.env;
    const options = [...ofNode, pathOf(entry), ...args];
    const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH, ...settings } });
    const ended = new Promise<number | null>(resolve => child.on('close', resolve));
    const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return { said, complained, code };
  };

/** The command line as an operator uses it, of the product that was built when the run began, in a process of its own. */
export const cli = program('../../dist/src/cli.js');

/** The command line of auditors, likewise. */
export const audit = program('../../dist/src/audit.js');

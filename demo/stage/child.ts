import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Where the built product lies beside the built demo. */
const built = (entry: string): string => fileURLToPath(new URL(`../../src/${entry}.js`, import.meta.url));

/** Settings that would make it another service, or turn the simulated provider into a real one. */
const OURS = /^(KEYREEL|OPENAI|DATABASE|REDIS|EVENT_STORE|S3|SANDBOX_PROVIDER)_/;

const environment = (settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name))),
  ...settings,
});

/** Starts an entry of the product in a process and a process group of its own: Ctrl-C is for the demo, which stops what it started. */
export const startChild = (entry: string, args: readonly string[], settings: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, ['--enable-source-maps', built(entry), ...args], {
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });

/** Waits for the end of a child; gives its exit code, or the signal's name. */
export const ended = async (child: ChildProcess): Promise<number | string> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return child.exitCode ?? child.signalCode ?? 0;
};

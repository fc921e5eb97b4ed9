import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { shippedFile } from '../../src/infrastructure/project-root.js';

/** The product as it was built, from wherever this is run. */
const built = (entry: string): string => shippedFile(`dist/src/${entry}.js`);

/** Settings that would make it another service, or turn the simulated provider into a real one. */
const OURS = /^(KEYREEL|OPENAI|DATABASE|REDIS|EVENT_STORE|S3|SANDBOX_PROVIDER)_/;

/** What names an engine that somebody runs beside us. */
const ENGINES = /^(DATABASE_URL|DATABASE_SERVING_URL|REDIS_URL|EVENT_STORE_URL|S3_\w+)$/;

/** The engines that the environment names. */
export const enginesIn = (env: NodeJS.ProcessEnv): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (ENGINES.test(name) && value !== undefined ? [[name, value]] : [])));

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

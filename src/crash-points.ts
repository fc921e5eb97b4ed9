import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Platform } from './platform.js';

/**
 * Crash points for tests: every call of a port is a point before it and a point after it. `record:<file>` writes their
 * names as they are passed; `at:<name>` ends the process with SIGKILL when that point is reached, as a power cut would;
 * `once:<file>` does so at every point that the file does not name yet, and names it there first. In that file a line `-<beginning>` spares
 * the points that begin so, and a line `+<regular expression>` those that do not match it; the latter are noted as `=<name>`.
 * Nothing of this is in the way unless KEYREEL_CRASH_AT is set.
 */
export const withCrashPoints = (platform: Platform): Platform => {
  const { crashAt } = platform.configuration;
  if (crashAt === null) return platform;
  const pass = passing(crashAt);
  return {
    ...platform,
    log: watched(platform.log, 'log', pass, ([, , events]) => eventsIn(events)),
    content: watched(platform.content, 'content', pass, ([, order]) => mediaIn(order)),
    gateway: watched(platform.gateway, 'provider', pass, () => ''),
    fetcher: watched(platform.fetcher, 'fetcher', pass, () => ''),
    engine: watched(platform.engine, 'media', pass, () => ''),
    safe: watched(platform.safe, 'safe', pass, () => ''),
    queue: watched(platform.queue, 'queue', pass, ([job]) => jobIn(job)),
  };
};

type Pass = (point: string) => void;

const passing = (crashAt: string): Pass => {
  const [mode, ...rest] = crashAt.split(':');
  const target = rest.join(':');
  if (mode === 'record') return point => appendFileSync(target, `${point}\n`);
  if (mode === 'once') return dyingOnce(target);
  return point => {
    if (point === target) process.kill(process.pid, 'SIGKILL');
  };
};

const dyingOnce = (file: string): Pass => {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const noted = new Set(lines);
  const marked = (mark: string) => lines.filter(line => line.startsWith(mark)).map(line => line.slice(1));
  const [spared, ours] = [marked('-'), marked('+').map(expression => new RegExp(expression))];
  return point => {
    if (spared.some(beginning => point.startsWith(beginning))) return;
    const isOurs = ours.every(expression => expression.test(point));
    const line = isOurs ? point : `=${point}`;
    if (noted.has(line)) return;
    noted.add(line);
    appendFileSync(file, `${line}\n`);
    if (isOurs) process.kill(process.pid, 'SIGKILL');
  };
};

const COUNTED: Readonly<Record<string, readonly string[]>> = {
  log: ['append'],
  content: ['put', 'delete'],
  provider: ['text', 'transcribe', 'image', 'probeKey', 'countInputTokens'],
  fetcher: ['download', 'fetchHead'],
  media: ['probe', 'probeHead', 'audioPieces', 'thumbnails'],
  safe: ['put', 'withSecret', 'destroy'],
  queue: ['add'],
};

const watched = <Port extends object>(port: Port, name: string, pass: Pass, detail: (call: readonly unknown[]) => string): Port =>
  new Proxy(port, {
    get(target, property) {
      const method: unknown = Reflect.get(target, property, target);
      if (typeof method !== 'function') return method;
      const bound = method.bind(target) as (...call: unknown[]) => unknown;
      if (!COUNTED[name]?.includes(String(property))) return bound;
      return async (...call: unknown[]) => {
        const point = `${name}.${String(property)}${detail(call)}`;
        pass(`${point}:before`);
        const result = await bound(...call);
        pass(`${point}:after`);
        return result;
      };
    },
  });

const eventsIn = (events: unknown): string => {
  const types = Array.isArray(events) ? events.map(event => String((event as { type: unknown }).type)) : [];
  return `(${[...new Set(types)].join('+')})`;
};

const mediaIn = (order: unknown): string => {
  const type = typeof order === 'object' && order !== null && 'mediaType' in order ? String(order.mediaType) : '';
  return `(${type.split(';')[0] ?? ''})`;
};

const jobIn = (job: unknown): string => `(${typeof job === 'object' && job !== null && 'job' in job ? String(job.job) : ''})`;

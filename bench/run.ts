/** `npm run bench [-- --quick]`: measures the product beside others and beside the bare limits, all in one run. */
import { cpus, loadavg, totalmem } from 'node:os';
import { fullPace, number, quickPace, tableOf, type Finding, type Pace } from './findings.js';
import { openGround, type Ground } from './ground.js';
import { measureAccounts } from './measures/accounts.js';
import { measureAppends } from './measures/append.js';
import { measureAsOf } from './measures/as-of.js';
import { measureFollowing } from './measures/following.js';
import { measureGrowth } from './measures/growth.js';
import { measureHotStream, measureTwoProcesses } from './measures/hot-stream.js';
import { measureMedia } from './measures/media.js';
import { measurePaidCall } from './measures/paid-call.js';
import { measureReading } from './measures/reading.js';

type Measure = (ground: Ground, pace: Pace) => Promise<readonly Finding[]>;

const measures: Readonly<Record<string, Measure>> = {
  appends: measureAppends,
  'hot-stream': measureHotStream,
  'two-processes': measureTwoProcesses,
  reading: measureReading,
  following: measureFollowing,
  'as-of': measureAsOf,
  'paid-call': measurePaidCall,
  media: measureMedia,
};

/** Those that take so long that they are only done when they are named. */
const apart: Readonly<Record<string, Measure>> = { accounts: measureAccounts, growth: measureGrowth };

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const load = (): string =>
  loadavg()
    .map(value => value.toFixed(1))
    .join(', ');

const machine = (ground: Ground, pace: Pace, before: string): string =>
  [
    `- ${new Date().toISOString().slice(0, 10)}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${number(totalmem() / 1024 ** 3)} GiB`,
    `- load average (1, 5, 15 min) ${before} before and ${load()} after: other work on the machine is part of it, so only ratios count`,
    `- Node ${process.versions.node}, PostgreSQL ${ground.serverVersion} (fsync and synchronous_commit on), emmett-postgresql 0.42.0`,
    `- ${pace.rounds} interleaved rounds of ${pace.turn} ms; each ratio is the median of the rounds' ratios; ${number(pace.events)} events read`,
  ].join('\n');

/** One measure that fails must not cost the others' results; the bench as a whole has failed then. */
const notMeasured =
  (name: string) =>
  (error: unknown): readonly Finding[] => {
    say(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = 1;
    return [{ what: name, measured: 'could not be measured', ratio: '–', target: null, reached: false }];
  };

/** A number behind a word: `--to=1e7`. */
const numberIn = (words: readonly string[], name: string): number | undefined => {
  const said = words.find(word => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  if (said === undefined) return undefined;
  const value = Number(said);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name}=${said} is not a whole number.`);
  return value;
};

const paceOf = (words: readonly string[]): Pace => {
  const pace = words.includes('--quick') ? quickPace : fullPace;
  return { ...pace, growth: numberIn(words, 'to') ?? pace.growth, accounts: numberIn(words, 'of') ?? pace.accounts };
};

/** `--quick` for at most a minute; names of measures for those alone. */
const bench = async (words: readonly string[]): Promise<void> => {
  const pace = paceOf(words);
  const wanted = words.filter(word => !word.startsWith('--'));
  const all = { ...measures, ...apart };
  const unknown = wanted.find(word => !(word in all));
  if (unknown !== undefined) throw new Error(`There is no measure ${unknown}; there are ${Object.keys(all).join(', ')}.`);
  const before = load();
  const ground = await openGround();
  try {
    const findings: Finding[] = [];
    for (const [name, measure] of Object.entries(all)) {
      if (wanted.length > 0 ? !wanted.includes(name) : name in apart) continue;
      const started = performance.now();
      findings.push(...(await measure(ground, pace).catch(notMeasured(name))));
      say(`${name}: ${number((performance.now() - started) / 1000, 1)} s`);
    }
    process.stdout.write(`${machine(ground, pace, before)}\n\n${tableOf(findings)}\n`);
  } finally {
    await ground.leave();
  }
};

await bench(process.argv.slice(2));

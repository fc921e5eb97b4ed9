/**
 * `npm run bench:audit [-- <parts>] [-- --quick | --tenth] [-- --one]`: good logs, ten thousand forgeries, and a log of a million events, judged by both
 * verifiers (`--one`: by the first alone); and how much memory an export takes. Parts are `good`, `forged`, `million` and `memory`.
 */
import { cpus, loadavg } from 'node:os';
import { number, tableOf, told, type Finding } from '../findings.js';
import { measureMemory } from './memory.js';
import { measureMillion } from './million.js';
import { forgeries, goodLog, KEYS, type Extent } from './cases.js';
import { differing, judgeAll, missed, verifier1, verifier2, type Case, type Verdict, type Verifier } from './court.js';

const FULL: Extent = { good: 1_000, forged: 10_000, events: 1_000_000, bigForgeries: 20, exported: [1e5, 1e6, 1e7] };
const QUICK: Extent = { good: 60, forged: 400, events: 50_000, bigForgeries: 7, exported: [1e4, 1e5] };
/** A tenth of the cases, on logs of the full size. */
const TENTH: Extent = { good: 100, forged: 1_000, events: 1_000_000, bigForgeries: 2, exported: [1e4, 1e5, 1e6] };
const LOG = 2_000;
const AT_A_TIME = 200;
const SEED = 640_000;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** What came of many cases: how many were judged wrongly or differently, and how long each verifier took. */
class Tally {
  private count = 0;
  private wrong = 0;
  private different = 0;
  private readonly took: number[] = [];

  constructor(private readonly verifiers: readonly Verifier[]) {}

  async add<Tried extends Case>(cases: readonly Tried[], fault: (tried: Tried, verdict: Verdict) => string | null): Promise<void> {
    const judged = await judgeAll(this.verifiers, KEYS, cases);
    this.count += cases.length;
    judged.forEach(({ took }, at) => (this.took[at] = (this.took[at] ?? 0) + took));
    for (const [at, tried] of cases.entries()) {
      const verdicts = judged.map(({ verdicts: all }) => all[at] as Verdict);
      const faults = verdicts.flatMap(verdict => fault(tried, verdict) ?? []);
      const difference = verdicts[1] && differing(verdicts[0] as Verdict, verdicts[1]);
      for (const sentence of [...faults, ...(difference ? [difference] : [])]) say(sentence);
      this.wrong += faults.length;
      this.different += difference ? 1 : 0;
    }
  }

  finding(what: string, wrongly: string): Finding {
    const times = this.verifiers.map(({ name }, at) => `${name} ${number((this.took[at] ?? 0) / this.count, 1)} ms each`).join(', ');
    const measured = `${number(this.count)}, ${number(this.wrong)} ${wrongly}, ${number(this.different)} verdicts that differ (${times})`;
    return { what, measured, ratio: '–', target: '0, 0', reached: this.wrong + this.different === 0 };
  }
}

const measureGood = async (verifiers: readonly Verifier[], { good }: Extent): Promise<readonly Finding[]> => {
  const tally = new Tally(verifiers);
  for (let made = 0; made < good; made += AT_A_TIME) {
    const logs = Array.from({ length: Math.min(AT_A_TIME, good - made) }, (_, at) => ({ ...goodLog(SEED + made + at, LOG), kept: [] }));
    await tally.add(logs, (_, { verdict, firstBad }) => (verdict === 'broken' ? `alarm on a good log: ${JSON.stringify(firstBad)}` : null));
    say(`${made + logs.length} good logs`);
  }
  return [tally.finding(`good logs of up to ${number(LOG)} events`, 'false alarms')];
};

const measureForged = async (verifiers: readonly Verifier[], { forged }: Extent): Promise<readonly Finding[]> => {
  const tally = new Tally(verifiers);
  for (let made = 0; made < forged; made += AT_A_TIME) {
    await tally.add([...forgeries(SEED + 7 * made, Math.min(AT_A_TIME, forged - made), LOG)], missed);
    say(`${made + AT_A_TIME} forgeries`);
  }
  return [tally.finding(`forgeries of logs of up to ${number(LOG)} events`, 'missed or misplaced')];
};

const PARTS = { good: measureGood, forged: measureForged, million: measureMillion, memory: measureMemory } as const;

const bench = async (words: readonly string[]): Promise<void> => {
  const extent = words.includes('--quick') ? QUICK : words.includes('--tenth') ? TENTH : FULL;
  const second = words.includes('--one') ? null : await verifier2();
  const verifiers = second ? [verifier1, second] : [verifier1];
  const findings: Finding[] = second ? [] : [told('verifier 2', 'was not run')];
  for (const [name, measure] of Object.entries(PARTS)) {
    if (words.some(word => word in PARTS) && !words.includes(name)) continue;
    const started = performance.now();
    findings.push(...(await measure(verifiers, extent)));
    say(`${name}: ${number((performance.now() - started) / 1000)} s`);
  }
  const load = loadavg().map(value => value.toFixed(1));
  console.log(
    `- ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}, load average ${load.join(', ')}\n\n${tableOf(findings)}`,
  );
  process.exitCode = findings.some(({ reached }) => reached === false) ? 1 : 0;
};

await bench(process.argv.slice(2));

/** `npm run test:audit`: both verifiers say the same of forgeries, of falsified books, of exports that were broken off and of good logs. */
import { Chance } from './chance.js';
import { forgeries, goodLog, KEYS } from './cases.js';
import { differing, judgeAll, missed, verifier1, verifier2, type Case, type Verdict } from './court.js';
import type { Files } from './forgeries.js';
import { falsifications, signedByInsider, unfinished } from './insider.js';

const SEED = 60_001;
const LOG = 160;

/** A case, by its name, and what is wrong with a verdict on it. */
interface Trial extends Case {
  readonly what: string;
  wrong(verdict: Verdict): string | null;
}

const nothingKept = (what: string, files: Files, wrong: Trial['wrong'] = () => null): Trial => ({ what, files, kept: [], wrong });

const logs = Array.from({ length: 40 }, (_, at) => goodLog(SEED + at, LOG));
const chance = new Chance(SEED);
const isAlarm = ({ verdict, firstBad }: Verdict): string | null =>
  verdict === 'broken' ? `a good log is called broken: ${JSON.stringify(firstBad)}` : null;
const isAt =
  (at: number) =>
  ({ verdict, firstBad }: Verdict): string | null =>
    firstBad?.check === 'V7' && firstBad.ordinal === at ? null : `V7 at ${at} was not found: ${verdict}, ${JSON.stringify(firstBad)}`;

const trials: readonly Trial[] = [
  ...logs.map(({ files }) => nothingKept('a good log', files, isAlarm)),
  ...[...forgeries(SEED, 240, LOG, 8)].map(forgery => ({ ...forgery, wrong: (verdict: Verdict) => missed(forgery, verdict) })),
  ...falsifications(goodLog(SEED, 4 * LOG)).map(({ what, at, files }) => nothingKept(what, files, isAt(at))),
  ...logs.flatMap(log => {
    const files = signedByInsider(log, chance);
    return files ? [nothingKept('a change signed by the key', files)] : [];
  }),
  ...logs.map(log => nothingKept('an export broken off', unfinished(log, chance), isAlarm)),
];

const second = await verifier2();
if (second === null) {
  console.error('There is no Python 3.9 or newer here, so the two verifiers were not compared.');
  process.exitCode = 1;
} else {
  const [one, two] = await judgeAll([verifier1, second], KEYS, trials);
  const faults = trials.flatMap(({ what, wrong }, at) => {
    const [verdict, other] = [one?.verdicts[at], two?.verdicts[at]];
    if (!verdict || !other) return [`${what}: a verifier did not answer`];
    const fault = differing(verdict, other) ?? wrong(verdict);
    return fault === null ? [] : [`${what}: ${fault}`];
  });
  for (const fault of faults) console.error(fault);
  console.log(`Two verifiers, ${trials.length} exports, ${faults.length} disagreement(s) or mistake(s).`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

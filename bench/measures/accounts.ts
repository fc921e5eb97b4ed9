import { quantile } from '../arithmetic.js';
import { number, times, told, type Finding, type Pace } from '../findings.js';
import type { Ground } from '../ground.js';
import { dayOf, shippedTariffs, type Day } from '../scale/account-days.js';
import { LANES, PLACES_OF_A_PROCESS, TAKES } from '../scale/mix.js';
import { priceOfAThousand } from '../scale/price-model.js';
import { queued, type Queued } from '../scale/queue-model.js';

const SEED = 2026;
/** Nine of ten pieces of media work begin within this many seconds: what the number of processes is chosen by. */
const PATIENCE = 60;
const LANE_NAMES = Object.keys(LANES);
/** Measured (docs/scale.md): what an event takes on disk with its indexes and its part of the read models. */
const BYTES_OF_AN_EVENT = 1_700;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const places = (processes: number): readonly number[] => PLACES_OF_A_PROCESS.map(count => count * processes);
const waits = ({ waited }: Queued, { work }: Day, lane: number, share: number): number =>
  quantile(
    [...waited].filter((_, which) => work[which]?.lane === lane),
    share,
  );

/** The fewest processes with which hardly anybody waits for long. */
const enough = (day: Day): { readonly processes: number; readonly seen: Queued } => {
  let [low, high] = [0, 1];
  const suits = (processes: number): boolean => waits(queued(day.work, places(processes)), day, LANES.media, 0.9) <= PATIENCE;
  while (!suits(high)) [low, high] = [high, high * 2];
  while (high - low > Math.max(1, high / 50)) {
    const middle = Math.floor((low + high) / 2);
    if (suits(middle)) high = middle;
    else low = middle;
  }
  return { processes: high, seen: queued(day.work, places(high)) };
};

const simulated = (what: string, figure: string, ratio = '–'): Finding => told(what, `simulated: ${figure}`, ratio);

const ofDay = (day: Day, first: Day | undefined, took: number): readonly Finding[] => {
  const { accounts, active, videos, events, eventBytes } = day;
  const each = (value: number, digits = 3): string => number(value / accounts, digits);
  const alike = first ? times(events / accounts / (first.events / first.accounts)) : '1 ×';
  const place = `${number(accounts)} accounts, one day`;
  return [
    simulated(
      `${place}: what happened`,
      `${number(active)} accounts active (${number(day.ownKeys)} with a key of their own), ${number(videos)} videos of ${number(day.minutes / videos, 1)} min; told in ${number(took, 1)} s of one core`,
    ),
    simulated(
      `${place}: events`,
      `${number(events)}; ${each(events)} an account-day, ${number(events / videos, 1)} a video; ratio: events an account-day to the smallest number of accounts`,
      alike,
    ),
    simulated(
      `${place}: bytes of events`,
      `${number(eventBytes / 1e6)} MB; ${each(eventBytes, 0)} an account-day, ${number(eventBytes / events)} an event`,
    ),
    simulated(
      `${place}: bytes of files`,
      `${number((day.bytes.source + day.bytes.made) / 1e9, 1)} GB; sources ${each(day.bytes.source / 1e6, 2)} MB and what was made ${each(day.bytes.made / 1e6, 2)} MB an account-day`,
    ),
    simulated(
      `${place}: jobs`,
      `${number(day.jobs)} asked for by policies, ${number(day.work.length)} of them tasks; ${each(day.work.length)} tasks an account-day`,
    ),
    ...ofMoney(day, place),
    ...ofQueue(day, place),
    priced(day, place),
  ];
};

/** Of processor time that is paid for, so much is used on average: the busiest hour takes twice the average, and nobody plans for more than four fifths. */
const FILLED = 0.4;
const LEAST_CORES = 2;

const coreSeconds = ({ work, minutes, events }: Day): number => {
  const pictures = work.filter(({ lane, takes }) => lane === LANES.media && takes === TAKES.thumbnails).length;
  return pictures * TAKES.thumbnails + minutes * TAKES.cuttingPerMinute + events * TAKES.coreOfAnEvent;
};

const priced = (day: Day, place: string): Finding => {
  const seconds = coreSeconds(day);
  const needed = {
    videos: day.videos,
    coreSeconds: seconds,
    databaseBytes: BYTES_OF_AN_EVENT * day.events,
    fileBytes: day.bytes.source + day.bytes.made,
    providerMicroUsd: day.platformOwes,
  };
  const price = priceOfAThousand(needed, { filled: FILLED, leastCores: LEAST_CORES, days: 1, monthsKept: 1 });
  const dollars = (micro: number): string => `$${number(micro / 1e6, 2)}`;
  return told(
    `${place}: price of 1,000 videos, all kept for a month`,
    `computed: ${dollars(price.all)} (provider ${dollars(price.provider)}, cores ${dollars(price.cores)}, database ${dollars(price.database)}, files ${dollars(price.files)}); ${number(seconds / day.videos, 1)} core-seconds a video`,
  );
};

const ofMoney = (day: Day, place: string): readonly Finding[] => {
  const each = (micro: number): string => number(micro / 1e6 / day.accounts, 5);
  const thousand = (micro: number): string => number(((micro / 1e6) * 1000) / day.videos, 2);
  return [
    simulated(`${place}: credits charged`, `${each(day.charged)} credits an account-day, ${thousand(day.charged)} for 1,000 videos`),
    simulated(
      `${place}: owed to the provider`,
      `the platform $${each(day.platformOwes)} an account-day, $${thousand(day.platformOwes)} for 1,000 videos; owners of keys $${each(day.ownersOwe)}`,
    ),
  ];
};

const ofQueue = (day: Day, place: string): readonly Finding[] => {
  const { processes, seen } = enough(day);
  const busy = day.work.reduce((sums, { lane, takes }) => ((sums[lane] = (sums[lane] ?? 0) + takes), sums), [] as number[]);
  const wait = (lane: number): string => [0.5, 0.9, 0.99].map(share => `p${share * 100} ${number(waits(seen, day, lane, share))} s`).join(', ');
  const half = queued(day.work, places(Math.max(1, Math.floor(processes / 2))));
  return [
    simulated(
      `${place}: time in lanes`,
      LANE_NAMES.map((name, lane) => `${name} ${number(busy[lane] ?? 0)} s (${number((busy[lane] ?? 0) / 86_400, 2)} places on average)`).join(', '),
    ),
    simulated(
      `${place}: processes with which 9 of 10 media tasks begin within ${PATIENCE} s`,
      `${number(processes)}; then media ${wait(LANES.media)}; calls ${wait(LANES.calls)}; at most ${seen.deepest.map((deep, lane) => `${number(deep)} ${LANE_NAMES[lane]}`).join(' and ')} waiting`,
    ),
    simulated(
      `${place}: with half of these processes`,
      `at most ${half.deepest.map((deep, lane) => `${number(deep)} ${LANE_NAMES[lane]}`).join(' and ')} waiting; all done ${number(half.doneAt / 3600, 1)} h after midnight`,
    ),
    simulated(`${place}: waiting at the beginning of each hour, with half of them`, half.byHour.map(depth => number(depth)).join(' ')),
  ];
};

/** A day of a hundred, ten thousand and a million accounts (`--of=<number>` for fewer at most), told by the product's own deciders and policies in memory. */
export const measureAccounts = async (_ground: Ground, { accounts: most }: Pace): Promise<readonly Finding[]> => {
  const tariff = await shippedTariffs();
  const sizes = [...new Set([100, 10_000, 1_000_000].map(size => Math.min(size, most)))];
  const findings: Finding[] = [];
  let first: Day | undefined;
  for (const size of sizes) {
    const before = process.cpuUsage();
    const day = dayOf(size, SEED, tariff);
    const { user, system } = process.cpuUsage(before);
    say(`${number(size)} accounts: ${number(day.events)} events`);
    findings.push(...ofDay(day, first, (user + system) / 1e6));
    first ??= day;
    if (size === sizes.at(-1)) findings.push(commonest(day));
  }
  return findings;
};

const commonest = ({ byType, events }: Day): Finding => {
  const ordered = [...byType].sort(([, one], [, other]) => other - one).slice(0, 12);
  return simulated('the commonest events', ordered.map(([type, count]) => `${type} ${number((100 * count) / events, 1)} %`).join(', '));
};

import { randomUUID } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { positionOf, ordinalOf } from '../../src/infrastructure/event-log/positions.js';
import { Chance } from '../audit/chance.js';
import { median } from '../arithmetic.js';
import { number, times, told, type Finding, type Pace } from '../findings.js';
import { asOwner, type Ground, type Room } from '../ground.js';
import { interleaved, millisecondsOf, perSecond } from '../rounds.js';
import { sampleEvent } from '../sample-events.js';
import { shippedTariffs } from '../scale/account-days.js';
import { GrowingLog, WATCHED_VIDEOS } from '../scale/growing-log.js';
import { HeardWords } from '../scale/heard-words.js';
import { multiply } from '../scale/multiplied.js';
import { touchedAtSize, type Measured } from '../scale/touched-at-size.js';
import { ReadingSide } from '../scale/reading-side.js';

const SMALLEST = 10_000;
const ROUNDS = 5;
const CAUGHT_UP = 2_000;
const SCANNED = 20_000;
const PAGE = 100;
const LISTED = 50;
const AT_ONCE = 32;
/** Few beside the smallest log, or it would be another size by the end. */
const BEGUN = 320;
/** Bytes on disk that an event needs with its indexes, its share of the read models and of the write-ahead log. */
const BYTES_OF_AN_EVENT = 3_500;
const BYTES_BESIDE = 6e9;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const sizesUpTo = (most: number): readonly number[] => {
  const sizes = [SMALLEST, 10 * SMALLEST, 100 * SMALLEST, 1000 * SMALLEST].filter(size => size <= most);
  if (sizes.at(-1) !== most)
    throw new Error(
      `A log grows to ${sizesUpTo(1000 * SMALLEST)
        .map(size => number(size))
        .join(', ')} events; say one of them.`,
    );
  return sizes;
};

const assertRoom = async (folder: string, events: number): Promise<void> => {
  const { bavail, bsize } = await statfs(folder);
  const needed = events * BYTES_OF_AN_EVENT + BYTES_BESIDE;
  if (bavail * bsize < needed)
    throw new Error(
      `A log of ${number(events)} events needs ${number(needed / 1e9)} GB of disk, and ${number((bavail * bsize) / 1e9)} GB are free: make room, or say --to=<fewer>.`,
    );
};

/** As it is after a while: what the planner knows and what is on disk. */
const settle = (room: Room): Promise<unknown> =>
  asOwner(room, async owner => {
    await owner.query('vacuum analyze es.events');
    for (const table of ['read_projects_projects', 'read_media_pipeline_tasks', 'read_credits_balance'])
      await owner.query(`vacuum analyze read.${table}`);
    await owner.query('checkpoint');
  });

const bytesOf = (room: Room): Promise<readonly number[]> =>
  asOwner(room, async owner => {
    const { rows } = await owner.query<{ heap: string; indexes: string; read: string }>(`
      select pg_table_size('es.events') as heap, pg_indexes_size('es.events') as indexes,
             (select sum(pg_total_relation_size(c.oid)) from pg_class c where c.relname in ('read_projects_projects', 'read_media_pipeline_tasks', 'read_credits_balance')) as read`);
    const [row] = rows;
    return [row?.heap, row?.indexes, row?.read].map(Number);
  });

/** Everything at one size, in turns. */
const atSize = async (side: ReadingSide, accountId: string, size: number): Promise<Measured> => {
  const chance = new Chance(size);
  const places = (count: number): readonly number[] => Array.from({ length: count }, () => 1 + chance.below(size - SCANNED / 4));
  const each = async <Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<number> =>
    (await millisecondsOf(async () => {
      for (const item of items) await work(item);
    })) / items.length;
  const drain = async (events: AsyncIterable<unknown>): Promise<void> => {
    for await (const event of events) void event;
  };
  const middle = await side.timeAt(Math.floor(size / 2));
  const requests: string[] = [];
  const streams: string[] = [];
  for (const place of places(ROUNDS * 40)) {
    const event = await side.pages.at(positionOf(place));
    if (!event) continue;
    streams.push(event.stream);
    requests.push((JSON.parse(event.metadata) as { correlationId: string }).correlationId);
  }
  const some = <Item>(items: readonly Item[], round: number, count: number): readonly Item[] => items.slice(round * count, (round + 1) * count);
  return interleaved(
    { rounds: ROUNDS, patience: 10 * 60_000 },
    {
      'append to one stream, one after the other (ms)': () =>
        each(Array.from({ length: 40 }), () => side.log.append('bench-one', 'any', [sampleEvent()])),
      [`appends that begin a stream, ${AT_ONCE} at once (a second)`]: () =>
        perSecond(BEGUN, AT_ONCE, () => side.log.append(`task-${randomUUID()}`, 'none', [sampleEvent()])),
      'read of a stream anywhere in the log (ms)': round => each(some(streams, round, 40), stream => drain(side.log.readStream(stream))),
      'read of the credit stream of the watched account (ms)': () => each([1, 2, 3], () => drain(side.log.readStream(`credits-${accountId}`))),
      [`page of ${PAGE} events anywhere in the log (ms)`]: () =>
        each(places(10), place =>
          side.pages.page({
            filter: { stream: null, category: null, type: null, accountId: null, since: null, before: null },
            after: positionOf(place),
            until: positionOf(size),
            backwards: false,
            limit: PAGE,
          }),
        ),
      [`read of ${number(SCANNED / 4)} events on end, anywhere (ms)`]: () =>
        each(places(1), place => drain(side.log.readAll({ after: positionOf(place), until: positionOf(place + SCANNED / 4) }))),
      'balance of the watched account as of the middle (ms)': () => each([1, 2], () => side.balanceAsOf(accountId, middle)),
      [`first ${LISTED} projects of the watched account (ms)`]: () => each(Array.from({ length: 10 }), () => side.projectsOf(accountId, LISTED)),
      [`first ${LISTED} tasks of the watched account (ms)`]: () => each(Array.from({ length: 10 }), () => side.tasksOf(accountId, LISTED)),
      [`newest ${LISTED} events of the watched account, for support (ms)`]: () =>
        each(Array.from({ length: 5 }), () => side.history.page({ accountId, before: null, category: null, from: null, to: null, limit: LISTED })),
      'search for a request by its id (ms)': round => each(some(requests, round, 40), request => side.history.ofRequest(request)),
      'search for a word in what was said: one page (ms)': () => each([1], () => side.searchWords(accountId)),
    },
  );
};

interface AtSize {
  readonly size: number;
  readonly measured: Measured;
  readonly bytes: readonly number[];
}

const load = (): string => loadavg()[0]?.toFixed(1) ?? '';

/** Up to this size all is told by the deciders; beyond it the log is copied, which is several times quicker. */
const TOLD = 100_000;
const COPIES = 9;

/** But for what its read models then catch up with. */
const fill = async (room: Room, growing: GrowingLog, side: ReadingSide, size: number): Promise<void> => {
  if (size <= TOLD) await growing.growTo(size - ROUNDS * CAUGHT_UP);
  await side.catchUp();
  if (size <= TOLD) return;
  await multiply(room, size / TOLD > 10 ? 1 : 0, async () => {
    await growing.tellOfWatched(size, 0.9 / COPIES);
    await side.catchUp();
    say(`  ${number(ordinalOf(await side.log.head()))} events, load ${load()}`);
  });
  await growing.growTo(size - ROUNDS * CAUGHT_UP);
  await side.catchUp();
};

/** Has the log grow to a size. */
const growAndMeasure = async (room: Room, growing: GrowingLog, side: ReadingSide, size: number): Promise<AtSize> => {
  const filled = await millisecondsOf(() => fill(room, growing, side, size));
  say(`about ${number(size)} events: filled and caught up in ${number(filled / 1000)} s, load ${load()}`);
  const caughtUp: number[] = [];
  for (let round = ROUNDS - 1; round >= 0; round -= 1) {
    await growing.growTo(Math.max(size - round * CAUGHT_UP, ordinalOf(await side.log.head()) + CAUGHT_UP));
    caughtUp.push(await side.catchUpTasks());
  }
  await side.catchUp();
  await settle(room);
  const accountId = growing.watchedAt(size);
  const before = load();
  const measured = {
    [`catching up a read model with ${number(CAUGHT_UP)} events (ms)`]: caughtUp,
    ...(await atSize(side, accountId, size)),
    ...(await touchedAtSize(room, side, accountId, size)),
  };
  say(`${number(size)} events, load ${before} to ${load()}:`);
  for (const [what, samples] of Object.entries(measured)) say(`  ${what}: ${samples.map(sample => number(sample, 2)).join(' ')}`);
  const bytes = await bytesOf(room);
  say(`  bytes of events, indexes, read models: ${bytes.map(count => number(count)).join(', ')}`);
  return { size, measured, bytes };
};

const isRate = (what: string): boolean => what.endsWith('(a second)');

const found = (all: readonly AtSize[]): readonly Finding[] => {
  const names = Object.keys(all[0]?.measured ?? {});
  const figures = names.map(what => {
    const middles = all.map(({ measured }) => median(measured[what] ?? []));
    const [first = NaN] = middles;
    const ratio = (value: number): string => (first === 0 ? '–' : times(isRate(what) ? first / value : value / first));
    const spread = all.map(({ measured }) => `${number(Math.min(...(measured[what] ?? [])), 2)}–${number(Math.max(...(measured[what] ?? [])), 2)}`);
    return told(what, middles.map((value, at) => `${number(value, 2)} (${spread[at]})`).join(' · '), middles.map(ratio).join(' · '));
  });
  const each = all.map(({ size, bytes }) => bytes.map(count => number(count / size)).join(' + ')).join(' · ');
  return [...figures, told('bytes on disk for each event: table, indexes, three read models', each)];
};

/**
 * One log that grows tenfold step by step, up to `--to=<events>` (1e6 unless said), and what the same work costs in it at each size; the ratio is to
 * the smallest size, as times slower. The watched account is equally large at each size, and its events lie all over the log.
 */
export const measureGrowth = async (ground: Ground, { growth: most }: Pace): Promise<readonly Finding[]> => {
  await assertRoom(ground.folder, most);
  const sizes = sizesUpTo(most);
  const room = await ground.room('growth', 'product');
  const heard = await HeardWords.at(ground.folder);
  const growing = await GrowingLog.in(room, sizes, heard, await shippedTariffs());
  const side = await ReadingSide.of(room, heard);
  const all: AtSize[] = [];
  try {
    for (const size of sizes) all.push(await growAndMeasure(room, growing, side, size));
  } finally {
    await side.close();
  }
  return [
    told(`sizes of the log, in events; ${WATCHED_VIDEOS} videos of the watched account in each`, sizes.map(size => number(size)).join(' · ')),
    ...found(all),
  ];
};

import { randomUUID } from 'node:crypto';
import { positionOf } from '../../src/infrastructure/event-log/positions.js';
import { Chance } from '../audit/chance.js';
import type { Room } from '../ground.js';
import { sampleEvent } from '../sample-events.js';
import { pagesTouched } from './pages-touched.js';
import type { ReadingSide } from './reading-side.js';

/** What was measured at one size, by what it is; smaller is better but for rates. */
export type Measured = Readonly<Record<string, readonly number[]>>;

const SAMPLED = 40;
const LISTED = 50;

/** Streams that events anywhere in the log belong to. */
const drawn = async (side: ReadingSide, size: number): Promise<string[]> => {
  const chance = new Chance(size + 1);
  const streams: string[] = [];
  while (streams.length < SAMPLED) {
    const event = await side.pages.at(positionOf(1 + chance.below(size - 1)));
    if (event) streams.push(event.stream);
  }
  return streams;
};

const eventsOf = async (events: AsyncIterable<unknown>): Promise<number> => {
  let count = 0;
  for await (const event of events) count += event === null ? 0 : 1;
  return count;
};

const one = async (work: Promise<unknown>): Promise<number> => {
  await work;
  return 1;
};

/** What single pieces of work touch in a log of one size. */
export const touchedAtSize = async (room: Room, side: ReadingSide, accountId: string, size: number): Promise<Measured> => {
  const middle = await side.timeAt(Math.floor(size / 2));
  const streams = await drawn(side, size);
  const works: Readonly<Record<string, (time: number) => Promise<number>>> = {
    'each event of a stream anywhere in the log': time => eventsOf(side.log.readStream(streams[time] ?? '')),
    'an append to one stream': () => one(side.log.append('bench-one', 'any', [sampleEvent()])),
    'an append that begins a stream': () => one(side.log.append(`task-${randomUUID()}`, 'none', [sampleEvent()])),
    [`the first ${LISTED} projects of the watched account`]: () => one(side.projectsOf(accountId, LISTED)),
    'a balance of the watched account as of the middle': () => one(side.balanceAsOf(accountId, middle)),
  };
  const measured: Record<string, readonly number[]> = {};
  for (const [what, work] of Object.entries(works)) {
    const { touched, fetched } = await pagesTouched(room, SAMPLED, work);
    measured[`${what}: pages touched`] = [touched];
    measured[`${what}: pages that the server did not have in memory`] = [fetched];
  }
  return measured;
};

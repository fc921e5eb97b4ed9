import { START, type Position } from '../../shared-kernel/ports/event-log.js';
import type { KeptEvent, LogPage } from '../../shared-kernel/ports/log-pages.js';
import { ordinalOf, positionOf } from './positions.js';

/** Places that one question goes over where no index helps. */
const STRETCH = 50_000;

/** Characters of one page; its first event is in it however long it is. */
export const MOST_CHARACTERS = 4 * 1024 * 1024;

export const isPlace = (text: string): text is Position => /^0{4}\d{16}$/.test(text);

/** The place before one; START for what is none. */
export const placeBefore = (position: string): Position => (isPlace(position) ? positionOf(Math.max(ordinalOf(position) - 1, 0)) : START);

export const stretchOf = (from: number, to: number, backwards: boolean): readonly [low: number, high: number] =>
  backwards ? [Math.max(from, to - STRETCH), to] : [from, Math.min(to, from + STRETCH)];

export interface Looked {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly backwards: boolean;
}

/** Forwards a page goes on after its last place, backwards before it: then `upTo` is the end of what is left. */
export const reached = (events: readonly KeptEvent[], limit: number, { from, to, low, high, backwards }: Looked): Pick<LogPage, 'upTo' | 'whole'> => {
  const last = events.at(-1)?.ordinal;
  const isCut = last !== undefined && (events.length === limit || sizeOf(events) > MOST_CHARACTERS);
  if (backwards) {
    const place = isCut ? last - 1 : low;
    return { upTo: positionOf(place), whole: place <= from };
  }
  const place = isCut ? last : high;
  return { upTo: positionOf(place), whole: place >= to };
};

/** By halving: the last ordinal up to which all times lie before a moment, if they rise. */
export const lastBefore = async (moment: string, head: number, timeAt: (ordinal: number) => Promise<string | null>): Promise<number> => {
  let [low, high] = [0, head];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const at = await timeAt(middle);
    if (at !== null && Date.parse(at) < Date.parse(moment)) low = middle;
    else high = middle - 1;
  }
  return low;
};

const sizeOf = (events: readonly KeptEvent[]): number => events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);

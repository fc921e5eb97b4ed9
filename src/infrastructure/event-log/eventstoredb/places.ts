import { START, type Position } from '../../../shared-kernel/ports/event-log.js';

/** Where the server keeps a record: the positions of its commit and of its preparation, which together order all records. */
export interface Place {
  commit: bigint;
  prepare: bigint;
}

const digits = 20;

/** The end of every log: what the server answers where it has no position to tell. */
const nowhere = 2n ** 63n;

/** Both numbers, each at its full width, so that text compares as they do. */
export function positionAt({ commit, prepare }: Place): Position {
  return `${padded(commit)}${padded(prepare)}` as Position;
}

/** What a server tells of an event that it has; undefined where it tells nothing. */
export function positionIn(place: Place | undefined): Position | undefined {
  return place && place.commit < nowhere && place.prepare < nowhere ? positionAt(place) : undefined;
}

/** The way back, as the client takes it; throws a plain error for a token of another kind of log. */
export function placeOf(position: Position): Place | 'start' {
  if (position === START) return 'start';
  if (!/^\d{40}$/.test(position)) throw new Error(`${JSON.stringify(position)} is not a position of this log.`);
  return { commit: BigInt(position.slice(0, digits)), prepare: BigInt(position.slice(digits)) };
}

function padded(number: bigint): string {
  return String(number).padStart(digits, '0');
}

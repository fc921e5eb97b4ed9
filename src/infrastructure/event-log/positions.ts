import { START, type Position } from '../../shared-kernel/ports/event-log.js';

/** How many zeros stand before a number of so many digits. */
const zeros = Array.from({ length: 21 }, (_, digits) => '0'.repeat(20 - digits));

/** The token of the n-th event of a log whose positions are counted from 1; 0 is the start. */
export function positionOf(ordinal: number): Position {
  const digits = String(ordinal);
  return ordinal === 0 ? START : (`${zeros[digits.length]}${digits}` as Position);
}

/** The way back; throws a plain error for a token of another kind of log. */
export function ordinalOf(position: Position): number {
  if (position === START) return 0;
  if (/^0{4}\d{16}$/.test(position)) return Number(position);
  throw new Error(`${JSON.stringify(position)} is not a position of this log.`);
}

/** A reader ahead of the log has read another one: a lost tail must not be taken for silence. */
export function checkWithin(after: number, head: number): void {
  if (after > head) throw beyondEnd(positionOf(after), positionOf(head));
}

/** What to tell whoever knows more of a log than it holds. */
export function beyondEnd(after: Position, head: Position): Error {
  return new Error(`A reader stands at ${after}, but the log ends at ${head}: it was restored from an older copy. Rebuild what was read from it.`);
}

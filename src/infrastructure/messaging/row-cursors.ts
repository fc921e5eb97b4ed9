import { refusal } from '../../shared-kernel/refusal.js';

/** A cursor that we did not hand out. */
export const CursorInvalid = refusal('cursor_invalid', 'malformed', 'This cursor does not belong to this list.', {
  remedies: ['start_at_the_first_page'],
});

const MOST_ROWS = 200;

/** Rows that a page holds, of so many asked for. */
export const pageSize = (limit: number): number => Math.min(Math.max(limit, 1), MOST_ROWS);

/** The cursor of what comes after a row. */
export const cursorOf = ({ sort, id }: { readonly sort: string; readonly id: string }): string =>
  Buffer.from(JSON.stringify([sort, id])).toString('base64url');

/** Sort text and id of the row that a cursor was made of. Throws cursor_invalid. */
export const placeOf = (cursor: string): readonly [string, string] => {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && place.length === 2 && place.every(part => typeof part === 'string')) return [place[0] as string, place[1] as string];
  } catch {
    // anything that is not ours is refused below
  }
  throw CursorInvalid();
};

import pg from 'pg';
import { ordinalOf } from '../event-log/positions.js';
import type { Position } from '../../shared-kernel/ports/event-log.js';
import { OWN_LOG, type LogInSql } from './log-table.js';

/** Words that name no place of this log; the message says why. */
export class NoSuchPlace extends Error {
  override readonly name = 'NoSuchPlace';
}

/**
 * The first and last ordinal that two words mean in a log that ends at an ordinal. Each is an ordinal, a position or a time; a time means the first
 * event that is not earlier, and the last one that is not later; `log` says which log, as a table. Throws NoSuchPlace.
 */
export const boundsOf = async (
  url: string,
  words: { from: string | null; to: string | null },
  head: number,
  log: LogInSql = OWN_LOG,
): Promise<{ from: number; to: number }> => {
  const from = words.from === null ? 1 : (placeOf(words.from, head) ?? (await atTime(url, log, ['min', '>='], words.from, head)) ?? head + 1);
  const to = words.to === null ? head : (placeOf(words.to, head) ?? (await atTime(url, log, ['max', '<='], words.to, head)) ?? 0);
  return { from: Math.max(from, 1), to: Math.max(to, from - 1) };
};

/** Null for what is a time. */
const placeOf = (word: string, head: number): number | null => {
  if (!/^\d+$/.test(word)) return null;
  const ordinal = word.length < 20 ? Number(word) : ordinalOf(word as Position);
  if (ordinal > head) throw new NoSuchPlace(`There is no event ${ordinal} yet: the log ends at ${head}.`);
  return ordinal;
};

const atTime = async (
  url: string,
  log: LogInSql,
  [which, comparison]: readonly ['min', '>='] | readonly ['max', '<='],
  word: string,
  head: number,
): Promise<number | null> => {
  const time = timeOf(word);
  const client = new pg.Client({ connectionString: url, application_name: 'keyreel bounds' });
  await client.connect();
  try {
    await client.query(`select set_config('keyreel.asker', 'service:operator', false)`);
    const { rows } = await client.query<{ place: string | null }>(
      `select ${which}(ordinal) as place from ${log.events} log where ordinal <= $1 and happened_at ${comparison} $2`,
      [head, time],
    );
    const place = rows[0]?.place ?? null;
    return place === null ? null : Number(place);
  } finally {
    await client.end();
  }
};

/** As events have it. A time says its zone: nobody's own zone decides what is exported. */
const timeOf = (word: string): string => {
  const time = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(word) ? Date.parse(word) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  throw new NoSuchPlace(`${JSON.stringify(word)} is neither an ordinal, nor a position, nor a time such as 2026-11-26 or 2026-11-26T12:00:00Z.`);
};

import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { asOwner, type Room } from '../ground.js';

/** An id with a place in it for the number of its copy: all of a log's ids with another number there are other ids, and fit each other as before. */
export const copiableId = (): string => {
  const id = randomUUID();
  return `${id.slice(0, 14)}4b00${id.slice(18)}`;
};

/** What stands in the ids, and what stands there in the n-th copy: of a log of first events, and of one that was copied before. */
const MARKS = [
  ['-4b00-', (copy: number) => `-4b0${copy}-`],
  ['-4b0', (copy: number) => `-4b${copy}`],
] as const;
const COPIES = 9;

const TABLES = ['read_credits_balance', 'read_projects_projects', 'read_media_pipeline_tasks'] as const;

const other = (column: string): string => `replace(${column}, $1::text, $2::text)`;

/** What the bench itself appended bears no such ids, and is left out. */
const SEED = `
create unlogged table public.seed_events as
  select row_number() over (order by position) as nr, stream_id, revision, event_id, type, schema_version, data::text as data, metadata::text as metadata, recorded_at
    from es.events where type <> 'AccountMoved' order by position;
create unique index on public.seed_events (nr)`;

const EVENTS = `
insert into es.events
select (select max(position) from es.events) + nr, ${other('stream_id')}, revision, ${other('event_id::text')}::uuid, type, schema_version,
       ${other('data')}::json, ${other('metadata')}::json, recorded_at
  from public.seed_events order by nr`;

const rowsInto = (table: string): string => `
insert into read.${table} (id, account_id, sort, grp, "row")
select ${other('id')}, ${other('account_id')}, ${other('sort')}, ${other('grp')}, ${other('"row"::text')}::jsonb from public.seed_${table}`;

/** Whoever has caught up has caught up with the copy too: its rows are there. */
const CHECKPOINTS = `update read.checkpoints set position = lpad((select max(position) from es.events)::text, length(position), '0') where length(position) > 1`;

/**
 * Makes a log ten times as long, and its read models ten times as large, by copies in which all is the same but the ids; the first time (0) and once more
 * (1). `between` is called after each copy.
 */
export const multiply = (room: Room, time: 0 | 1, between: () => Promise<void>): Promise<void> =>
  asOwner(room, async owner => {
    const [mark, marked] = MARKS[time];
    await owner.query(SEED);
    for (const table of TABLES) await owner.query(`create unlogged table public.seed_${table} as select * from read.${table}`);
    for (let copy = 1; copy <= COPIES; copy += 1) {
      await copied(owner, [mark, marked(copy)]);
      await between();
    }
    for (const seed of ['events', ...TABLES]) await owner.query(`drop table public.seed_${seed}`);
  });

const copied = async (owner: pg.Client, marks: readonly string[]): Promise<void> => {
  await owner.query('begin');
  await owner.query(EVENTS, [...marks]);
  for (const table of TABLES) await owner.query(rowsInto(table), [...marks]);
  await owner.query(CHECKPOINTS);
  await owner.query('commit');
};

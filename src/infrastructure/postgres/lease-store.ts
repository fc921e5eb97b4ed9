import type pg from 'pg';
import { START } from '../../shared-kernel/ports/event-log.js';
import type { RebuildView } from '../../shared-kernel/ports/work-desk.js';
import { livesSql } from './living-runner.js';

/** A process that lives, and the subscribers that it can run, as `name@version`. */
export interface Member {
  readonly number: number;
  readonly runs: readonly string[];
}

/** Something that one process does at a time; nobody holds it while the holder is 0. */
export interface Lease {
  readonly name: string;
  readonly holder: number;
  /** Never given out twice. */
  readonly epoch: number;
}

/** Who else lives, what this process holds, and who holds what it asked about. */
export interface Look {
  readonly others: readonly Member[];
  readonly leases: readonly Lease[];
  /** Of the reducers that made what each subscriber has now. */
  readonly serving: Readonly<Record<string, number>>;
  /** Projections that are to be made anew though their version is no other one, or are not to be. */
  readonly rebuilds: readonly Rebuild[];
}

/** A rebuild, and of what. */
export type Rebuild = RebuildView & { readonly projection: string };

/** Other processes hear on this what they should look at. */
export const SHARING = 'keyreel_sharing';

const EXPIRY = (milliseconds: string): string => `now() + ${milliseconds}::int * interval '1 ms'`;

const LIVING = `select number, runs from work.processes where expires_at > now() and ${livesSql('number')}`;

/** Nothing here need wait for the disk, but for what must never be given out twice. */
const unflushed = `set_config('synchronous_commit', 'off', true)`;

/** How the rebuilds are. */
export const REBUILDS = `select projection, version, state, to_char(asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "askedAt",
       position, parked from work.rebuilds`;

const BEAT = `
with beat as (
  insert into work.processes (number, runs, expires_at) values ($1, $2, ${EXPIRY('$3')})
  on conflict (number) do update set runs = excluded.runs, expires_at = excluded.expires_at returning number),
others as (${LIVING} and number <> $1)
select (select coalesce(json_agg(o), '[]') from others o) as others,
       (select coalesce(json_agg(json_build_object('name', name, 'holder', holder, 'epoch', epoch)), '[]')
          from work.leases where holder = $1 or name = any($4)) as leases,
       (select coalesce(json_object_agg(subscriber, version), '{}') from read.checkpoints where position <> '${START}') as serving,
       (select coalesce(json_agg(r), '[]') from (${REBUILDS}) r) as rebuilds,
       ${unflushed}
  from beat`;

/** A holder that joined after this statement had looked who lives is not taken for dead. */
const TAKE = `
with living as materialized (${LIVING}),
taken as (
  insert into work.leases as l (name, holder, epoch, taken_at)
  select n, $1, nextval('work.lease_epochs'), clock_timestamp() from unnest($2::text[]) as n order by n
  on conflict (name) do update set holder = excluded.holder, epoch = excluded.epoch, taken_at = excluded.taken_at
   where l.holder in (0, $1) or (l.taken_at < now() and l.holder not in (select number from living))
  returning name, holder, epoch)
select name, holder, epoch::float8 as epoch, set_config('synchronous_commit', $3, true) from taken`;

/** Says once more that the process lives, so that what it does next is done well within its time. */
const CONFIRM = `
with beat as (update work.processes set expires_at = ${EXPIRY('$4')} where number = $1 returning number)
select exists (select from work.leases where name = $2 and holder = $1 and epoch = $3) as holds, ${unflushed} from beat`;

const ADOPT = `
with adopted as (update work.leases set holder = $2 where holder = $1 returning name), gone as (delete from work.processes where number = $1)
select count(*), ${unflushed} from adopted`;

/** The tables `work.processes` and `work.leases`, asked over the session that lives as long as the process. */
export class LeaseStore {
  constructor(
    private readonly session: pg.Client,
    readonly number: number,
    private readonly leaseMs: number,
  ) {}

  /** Says that the process lives and what it can run, and looks around. */
  async beat(runs: readonly string[], names: readonly string[]): Promise<Look> {
    const { rows } = await this.session.query<Look>({ name: 'beat', text: BEAT, values: [this.number, runs, this.leaseMs, names] });
    return rows[0] ?? { others: [], leases: [], serving: {}, rebuilds: [] };
  }

  /** Those that nobody holds who lives. A lease that fences commits is on the disk before it is used. */
  async take(names: readonly string[], { flushed }: { readonly flushed: boolean }): Promise<readonly Lease[]> {
    const { rows } = await this.session.query<Lease>({ name: 'take leases', text: TAKE, values: [this.number, names, flushed ? 'on' : 'off'] });
    return rows.map(({ name, holder, epoch }) => ({ name, holder, epoch }));
  }

  /** Whether this process still holds it; renews what it holds. */
  async confirm(name: string, epoch: number): Promise<boolean> {
    const values = [this.number, name, epoch, this.leaseMs];
    const { rows } = await this.session.query<{ holds: boolean }>({ name: 'confirm lease', text: CONFIRM, values });
    return rows[0]?.holds ?? false;
  }

  /** Gives back, and tells the others. */
  async giveBack(names: readonly string[]): Promise<void> {
    await this.session.query('update work.leases set holder = 0 where name = any($2) and holder = $1', [this.number, names]);
    await this.tell('free');
  }

  /** Forgets a lease that nobody waits for by name. */
  async forget(name: string, epoch: number): Promise<void> {
    const text = `with gone as (delete from work.leases where name = $1 and holder = $2 and epoch = $3 returning name)
                  select count(*), ${unflushed} from gone`;
    await this.session.query({ name: 'forget lease', text, values: [name, this.number, epoch] });
  }

  /** Takes over what this process held under the number that it had before. */
  async adopt(before: number): Promise<void> {
    await this.session.query(ADOPT, [before, this.number]);
  }

  /** Tells the other processes. */
  async tell(news: string): Promise<void> {
    await this.session.query('select pg_notify($1, $2)', [SHARING, news]);
  }

  /** Leaves in order: what it held is free at once. */
  async leave(): Promise<void> {
    await this.session.query('update work.leases set holder = 0 where holder = $1', [this.number]);
    await this.session.query('delete from work.processes where number = $1 or expires_at < now()', [this.number]);
    await this.tell('left');
  }
}

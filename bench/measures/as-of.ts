import type pg from 'pg';
import type { Asker } from '../../src/infrastructure/asking/asker.js';
import { PostgresEventLog } from '../../src/infrastructure/event-log/postgres/postgres-event-log.js';
import { Moments } from '../../src/infrastructure/past/moments.js';
import { PastRows } from '../../src/infrastructure/past/past-rows.js';
import { openDatabase } from '../../src/infrastructure/postgres/database.js';
import { openOrm } from '../../src/infrastructure/postgres/orm.js';
import { PostgresWalls } from '../../src/infrastructure/postgres/postgres-walls.js';
import { PostgresReadModels } from '../../src/infrastructure/postgres/read-rows.js';
import type { EventsOf } from '../../src/shared-kernel/message.js';
import { fact, facts } from '../../src/shared-kernel/message.js';
import { Clock } from '../../src/shared-kernel/ports/messages.js';
import { projection, type Row } from '../../src/shared-kernel/projection.js';
import { median, ratioByRound } from '../arithmetic.js';
import { number, times, told, type Finding, type Pace } from '../findings.js';
import { asOwner, type Ground, type Room } from '../ground.js';
import { callsPerSecond, interleaved, millisecondsOf } from '../rounds.js';
import { movement, sampleEvent } from '../sample-events.js';

/** Events of the account that is asked about, in twenty streams all over the log. */
const OWN = 300;
/** The small log is the large one's tenth. */
const SMALLER = 10;
const READS = 20;
const AT_ONCE = 32;

const accountFacts = facts('account', { AccountMoved: fact<{ accountId: string; amount: number }>('An account moved.') });

interface Balance extends Row {
  readonly accountId: string;
  readonly balance: number;
}

const balances = projection<Balance, EventsOf<typeof accountFacts>>({
  name: 'bench.past',
  version: 1,
  rowsOf: ({ data }) => data.accountId,
  ownerOf: ({ data }) => data.accountId,
  on: { AccountMoved: (row, { data }) => ({ accountId: data.accountId, balance: (row?.balance ?? 0) + data.amount }) },
});

const TABLE = `
create table read.read_bench_past (
  id text collate "C" primary key, account_id text collate "C" not null, sort text collate "C" not null default '',
  grp text collate "C" not null default '', "row" jsonb not null
);
grant select on read.read_bench_past to keyreel_app;
insert into read.read_bench_past (id, account_id, "row")
select account, account, jsonb_build_object('accountId', account, 'balance', balance)
  from (select data->>'accountId' as account, sum((data->>'amount')::bigint) as balance from es.events group by 1) folded;`;

/** A log in which one account has few events, one 1 % of all, one 10 %, and thousands of others the rest. */
const fill = async (room: Room, events: number): Promise<void> => {
  const { accountId: _account, amount: _amount, ...rest } = movement('', 0);
  const every = Math.floor(events / OWN);
  const text = `
    insert into es.events
    select n, stream, row_number() over (partition by stream order by n) - 1, gen_random_uuid(), 'AccountMoved', 1,
           json_build_object('accountId', account, 'amount', n % 1000)::jsonb || $1::jsonb,
           json_build_object('accountId', account, 'actor', 'account:' || account, 'commandId', account, 'causationId', account,
                             'correlationId', account, 'at', to_char(timestamp '2026-01-01' + n * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
           now()
      from generate_series(1, ${events}) n,
           lateral (select case when n % ${every} = 0 then 'task-few-' || (n / ${every}) % 20 when n % 100 = 1 then 'account-long'
                                when n % 10 = 2 then 'task-longest-' || n % 7 else 'account-' || md5((n % ${Math.floor(events / 100)})::text) end as stream,
                           case when n % ${every} = 0 then 'few' when n % 100 = 1 then 'long' when n % 10 = 2 then 'longest'
                                else md5((n % ${Math.floor(events / 100)})::text) end as account) a
     order by n`;
  await asOwner(room, async owner => {
    await owner.query(text, [JSON.stringify(rest)]);
    await owner.query(TABLE);
    await owner.query('vacuum analyze es.events');
  });
};

class LongAfter extends Clock {
  override now(): Date {
    return new Date('2030-01-01T00:00:00.000Z');
  }
}

const bench = (): Asker => 'service:operator';

/** One of the logs, open for reading. */
class Opened {
  private constructor(
    readonly events: number,
    readonly log: PostgresEventLog,
    private readonly pool: pg.Pool,
    private readonly orm: Awaited<ReturnType<typeof openOrm>>,
  ) {}

  static async of(room: Room, events: number): Promise<Opened> {
    await fill(room, events);
    const pool = await openDatabase({ url: room.url, asker: bench });
    return new Opened(events, new PostgresEventLog({ url: room.url }), pool, await openOrm(room.url, [balances], bench));
  }

  async live(account: string): Promise<void> {
    for (let n = 0; n < READS; n += 1) await new PostgresReadModels(this.orm.em).row(balances, account);
  }

  /** As of the middle of the log; by its time, which has to be found first. */
  async past(account: string, reads = READS): Promise<void> {
    const middle = new Date(Date.UTC(2026, 0, 1) + Math.floor(this.events / 2) * 1000).toISOString();
    const moments = new Moments(this.log, new LongAfter(), []);
    for (let n = 0; n < reads; n += 1) {
      const moment = await moments.of(middle, account);
      const row = await new PastRows(this.log, new PostgresWalls(this.pool)).row(balances, account, moment);
      if (row === null || row.balance <= 0) throw new Error(`${account} had no balance at ${middle}.`);
    }
  }

  async close(): Promise<void> {
    await this.log.close();
    await this.orm.close(true);
    await this.pool.end();
  }
}

const atMost = (what: string, measured: string, ratio: number, ceiling: number): Finding => ({
  what,
  measured,
  ratio: times(ratio),
  target: `≤ ${ceiling} ×`,
  reached: ratio <= ceiling,
});

const each = (samples: readonly number[], reads = READS): string => `${number(median(samples) / reads, 2)} ms`;

/** Reads as of a moment against live reads, in a long log against a short one, and what the index costs an append. */
export const measureAsOf = async (ground: Ground, pace: Pace): Promise<readonly Finding[]> => {
  const large = await Opened.of(await ground.room('as_of_large', 'product'), pace.history);
  const small = await Opened.of(await ground.room('as_of_small', 'product'), pace.history / SMALLER);
  try {
    return [...(await reads(large, small, pace)), ...(await appends(ground, pace))];
  } finally {
    await large.close();
    await small.close();
  }
};

const reads = async (large: Opened, small: Opened, pace: Pace): Promise<readonly Finding[]> => {
  const found = await interleaved(pace, {
    live: () => millisecondsOf(() => large.live('few')),
    large: () => millisecondsOf(() => large.past('few')),
    small: () => millisecondsOf(() => small.past('few')),
  });
  const long = await interleaved({ ...pace, rounds: 2 }, { long: () => millisecondsOf(() => large.past('long', 1)) });
  const longest = await interleaved({ ...pace, rounds: 2 }, { longest: () => millisecondsOf(() => large.past('longest', 1)) });
  const size = (log: Opened): string => `${number(log.events)} events`;
  return [
    told(
      `one row as of a time, of an account with ${OWN} events, against the live row; log of ${size(large)}`,
      `${each(found.large)} against ${each(found.live)}`,
      times(ratioByRound(found.large, found.live)),
    ),
    atMost(
      `the same read in a log of ${size(large)}, against one of ${size(small)}`,
      `${each(found.large)} against ${each(found.small)}`,
      ratioByRound(found.large, found.small),
      1.5,
    ),
    told(`the same of an account with ${number(large.events / 100)} events, half of them folded`, each(long.long, 1)),
    told(`the same of an account with ${number(large.events / 10)} events, half of them folded`, each(longest.longest, 1)),
  ];
};

/** Appends that begin a stream, which is what the index has to note. */
const appends = async (ground: Ground, pace: Pace): Promise<readonly Finding[]> => {
  const [noted, bare] = [await ground.room('as_of_noted', 'product'), await ground.room('as_of_bare', 'product')];
  await asOwner(bare, owner => owner.query('drop index es.events_by_account'));
  const logs = { noted: new PostgresEventLog({ url: noted.url }), bare: new PostgresEventLog({ url: bare.url }) };
  const begin = (log: PostgresEventLog): Promise<number> =>
    callsPerSecond(AT_ONCE, pace.turn, async () => {
      const event = sampleEvent();
      return (await log.append(`task-${event.id}`, 'none', [event])).outcome === 'appended';
    });
  const found = await interleaved(pace, { noted: () => begin(logs.noted), bare: () => begin(logs.bare) });
  await Promise.all(Object.values(logs).map(log => log.close()));
  const rate = (samples: readonly number[]): string => `${number(median(samples))}/s`;
  return [
    told(
      `appends that begin a stream, ${AT_ONCE} in flight, with the index of accounts’ streams against without`,
      `${rate(found.noted)} against ${rate(found.bare)}`,
      times(ratioByRound(found.noted, found.bare)),
    ),
  ];
};

import { copiedColumns } from '../../src/infrastructure/event-log/postgres/copied-event.js';
import { CopyOut } from '../../src/infrastructure/event-log/postgres/copy-out.js';
import { PostgresEventLog } from '../../src/infrastructure/event-log/postgres/postgres-event-log.js';
import { LineJournal } from '../../src/infrastructure/messaging/journal.js';
import { ProjectionRunner } from '../../src/infrastructure/messaging/projection-runner.js';
import { openOrm } from '../../src/infrastructure/postgres/orm.js';
import { PostgresProjectionStore } from '../../src/infrastructure/postgres/postgres-projection-store.js';
import type { EventsOf } from '../../src/shared-kernel/message.js';
import { fact, facts } from '../../src/shared-kernel/message.js';
import { START } from '../../src/shared-kernel/ports/event-log.js';
import { projection, type Projection, type Row } from '../../src/shared-kernel/projection.js';
import { median, ratioByRound } from '../arithmetic.js';
import { atLeast, number, told, type Finding, type Pace } from '../findings.js';
import { asOwner, type Ground, type Room } from '../ground.js';
import { interleaved, millisecondsOf, type Rounds } from '../rounds.js';
import { movement } from '../sample-events.js';

const ACCOUNTS = 10_000;
const PATIENCE_MS = 120_000;

const accountFacts = facts('account', { AccountMoved: fact<{ accountId: string; amount: number }>('An account moved.') });

interface Balance extends Row {
  readonly accountId: string;
  readonly balance: number;
}

/** The balances of all accounts; each round is a version of its own and so begins from nothing. */
const balances = (version: number): Projection =>
  projection<Balance, EventsOf<typeof accountFacts>>({
    name: 'bench.balance',
    version,
    rowsOf: ({ data }) => data.accountId,
    ownerOf: ({ data }) => data.accountId,
    on: { AccountMoved: (row, { data }) => ({ accountId: data.accountId, balance: (row?.balance ?? 0) + data.amount }) },
  });

const table = (name: string): string => `
create table read.${name} (
  id text collate "C" primary key, account_id text collate "C" not null, sort text collate "C" not null default '',
  grp text collate "C" not null default '', "row" jsonb not null
) with (fillfactor = 70);
create index ${name}_of_account on read.${name} (account_id, grp, sort, id);
create index ${name}_by_sort on read.${name} (sort);
grant select, insert, update, delete on read.${name} to keyreel_app;`;

/** The same fold without leaving the server: what no reader outside can beat. */
const sqlFold = `
insert into read.sql_fold (id, account_id, "row")
select account, account, jsonb_build_object('accountId', account, 'balance', balance)
  from (select data->>'accountId' as account, sum((data->>'amount')::bigint) as balance
          from es.events where type = 'AccountMoved' group by 1) folded`;

const disagreement = `
select count(*)::int as count from read.read_bench_balance ours full join read.sql_fold theirs using (id)
 where ours."row" is distinct from theirs."row"`;

/** The log as it would be had each event been appended by itself; written in one statement to save time. */
const fill = async (room: Room, events: number): Promise<void> => {
  const { accountId: _account, amount: _amount, ...rest } = movement('', 0);
  const text = `
    insert into es.events
    select n, 'account-' || a.id, (n - 1) / ${ACCOUNTS}, gen_random_uuid(), 'AccountMoved', 1,
           json_build_object('accountId', a.id, 'amount', n % 1000)::jsonb || $1::jsonb,
           json_build_object('accountId', a.id, 'actor', 'account:' || a.id, 'commandId', a.id, 'causationId', a.id, 'correlationId', a.id,
                             'at', '2026-11-01T12:00:00.000Z'), now()
      from generate_series(1, ${events}) n, lateral (select md5(((n::bigint * 7919) % ${ACCOUNTS})::text)::uuid::text as id) a`;
  await asOwner(room, async owner => {
    await owner.query(text, [JSON.stringify(rest)]);
    await owner.query(table('read_bench_balance') + table('sql_fold'));
    await owner.query('vacuum analyze es.events');
  });
};

/** Rows received the way the log's own reader receives them, and dropped: the bare limit of reading through `pg`. */
class Drain extends CopyOut {
  protected override row(): void {}
}

/** Reading the whole log, and making a read model again from it, against what the server can do alone. */
export const measureReading = async (ground: Ground, pace: Pace): Promise<readonly Finding[]> => {
  const room = await ground.room('reading', 'product');
  await fill(room, pace.events);
  const log = new PostgresEventLog({ url: room.url });
  try {
    const scans = await scanRounds(room, log, pace);
    const rebuilds = await rebuildRounds(room, log, pace);
    return [
      against('log scan with JSON.parse, against COPY BINARY', scans, pace, 0.9),
      against(`rebuild of ${number(ACCOUNTS)} balances, against a fold in SQL`, rebuilds, pace, 0.85),
      told('rows that differ between the two folds', String(await differences(room))),
    ];
  } finally {
    await log.close();
  }
};

/** Times to rates: the more, the better. */
const against = (what: string, { ours, theirs }: Rounds<'ours' | 'theirs'>, { events }: Pace, floor: number): Finding => {
  const rate = (times: readonly number[]): string => `${number(events / median(times))} k events/s`;
  return atLeast(what, `${rate(ours)} against ${rate(theirs)}`, ratioByRound(theirs, ours), floor);
};

const scanRounds = async (room: Room, log: PostgresEventLog, pace: Pace): Promise<Rounds<'ours' | 'theirs'>> => {
  const scan = async (): Promise<void> => {
    let seen = 0;
    for await (const { events } of log.readAll({ after: START })) for (const { data } of events) if ('amount' in data) seen += 1;
    if (seen !== pace.events) throw new Error(`The scan read ${seen} of ${pace.events} events.`);
  };
  const copy = (): Promise<number> =>
    asOwner(room, owner =>
      millisecondsOf(
        () => owner.query(new Drain(`copy (select ${copiedColumns} from es.events order by position) to stdout (format binary)`)).finished,
      ),
    );
  return interleaved(pace, { ours: () => millisecondsOf(scan), theirs: copy });
};

const rebuildRounds = async (room: Room, log: PostgresEventLog, pace: Pace): Promise<Rounds<'ours' | 'theirs'>> => {
  const orm = await openOrm(room.url, [balances(1)]);
  const store = new PostgresProjectionStore(orm.em);
  const journal = new LineJournal(line => void process.stderr.write(line));
  const head = await log.head();
  const rebuild = async (version: number): Promise<number> => {
    await asOwner(room, owner => owner.query('truncate read.read_bench_balance'));
    const runner = new ProjectionRunner(balances(version), log, store, journal);
    const took = await millisecondsOf(async () => {
      await runner.start();
      if (!(await runner.reached(head, PATIENCE_MS))) throw new Error('The rebuild did not reach the end of the log.');
    });
    await runner.close();
    return took;
  };
  const fold = (): Promise<number> =>
    asOwner(room, async owner => {
      await owner.query('truncate read.sql_fold');
      return millisecondsOf(() => owner.query(sqlFold));
    });
  try {
    return await interleaved(pace, { ours: round => rebuild(round + 1), theirs: fold });
  } finally {
    await orm.close(true);
  }
};

const differences = (room: Room): Promise<number> =>
  asOwner(room, async owner => {
    const { rows } = await owner.query<{ count: number }>(disagreement);
    const count = rows[0]?.count ?? NaN;
    if (count !== 0) throw new Error(`The two folds differ in ${count} rows.`);
    return count;
  });

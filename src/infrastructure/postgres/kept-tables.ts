import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { referencedFirst } from './referenced-first.js';

/** A table of a back-up: its name with its schema, and the columns that it had. */
export interface KeptTable {
  readonly table: string;
  readonly columns: readonly string[];
}

/** What a database was at one moment, beside the rows of its tables. */
export interface Moment {
  /** Of the log. */
  readonly identity: string;
  readonly at: string;
  readonly postgres: string;
  /** Steps of the schema that had been taken. */
  readonly migrations: readonly string[];
  readonly tables: readonly KeptTable[];
}

/** Numbers that were given out must not be given out twice: those who hold them are told apart by them. */
export type Sequences = Readonly<Record<string, string>>;

/**
 * What cannot be made again. Left out besides: read models, which are made of the log; the queue, which is told again of what was ordered; sessions, so
 * that one which was ended later is not good again; errands, leases, processes and rebuilds, which are of the moment.
 */
const KEPT = `
  (n.nspname in ('es', 'safe', 'seal', 'work') or n.nspname = 'public' and c.relname in ('data_keys', 'outside_key_checks', 'idempotency_keys'))
  and n.nspname || '.' || c.relname not in ('safe.sessions', 'safe.errands', 'work.processes', 'work.leases', 'work.progress', 'work.rebuilds')`;

const CHECKPOINTS = 'read.checkpoints';
const JOBS = 'work.jobs';

/** Of the tables that are kept, and of the leases, whose epochs fence the checkpoints of policies. */
const SEQUENCES = `
select schemaname || '.' || sequencename as name, last_value::text as last from pg_sequences
 where last_value is not null and (schemaname in ('es', 'safe', 'seal', 'work') or schemaname = 'public' and sequencename = 'idempotency_runners')`;

/** One moment of a database, for as long as the work takes; whoever serves goes on meanwhile. `policies` are those whose places in the log are kept. */
export class Snapshot {
  private constructor(
    private readonly owner: pg.Client,
    private readonly policies: readonly string[],
  ) {}

  static async take<Result>(ownerUrl: string, policies: readonly string[], work: (snapshot: Snapshot) => Promise<Result>): Promise<Result> {
    const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'keyreel back-up' });
    owner.on('error', () => undefined); // the next query says so
    await owner.connect();
    try {
      await owner.query(`set timezone to 'UTC'; set datestyle to 'ISO'; set idle_in_transaction_session_timeout to 0; set statement_timeout to 0`);
      await owner.query('begin isolation level repeatable read read only');
      return await work(new Snapshot(owner, policies));
    } finally {
      await owner.end();
    }
  }

  async moment(): Promise<Moment> {
    const { rows } = await this.owner.query<Omit<Moment, 'migrations' | 'tables'>>(
      `select log_id::text as identity, to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, current_setting('server_version') as postgres
         from es.log_identity`,
    );
    const [standing] = rows;
    if (!standing) throw new Error('This database has no log.');
    const steps = await this.owner.query<{ name: string }>('select name from public.keyreel_migrations order by id');
    return { ...standing, migrations: steps.rows.map(({ name }) => name), tables: await this.tables() };
  }

  /** The rows of a table as PostgreSQL writes them in text, a line each. */
  rows(kept: KeptTable): AsyncIterable<Buffer> {
    return this.owner.query(copyTo(`copy (${this.select(kept)}) to stdout`)) as AsyncIterable<Buffer>;
  }

  /** Asked last: they only ever grow. */
  async sequences(): Promise<Sequences> {
    const { rows } = await this.owner.query<{ name: string; last: string }>(SEQUENCES);
    return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
  }

  private async tables(): Promise<readonly KeptTable[]> {
    const { rows } = await this.owner.query<KeptTable & { readonly refersTo: readonly string[] }>(`
      select n.nspname || '.' || c.relname as table,
             array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns,
             array(select f.confrelid::regclass::text from pg_constraint f where f.conrelid = c.oid and f.contype = 'f') as "refersTo"
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and (${KEPT} or n.nspname || '.' || c.relname = '${CHECKPOINTS}') order by 1`);
    return referencedFirst(rows).map(({ table, columns }) => ({ table, columns }));
  }

  private select({ table, columns }: KeptTable): string {
    if (table === CHECKPOINTS) return `${selected(table, columns)} where subscriber in (${this.policies.map(pg.escapeLiteral).join(', ') || 'null'})`;
    if (table !== JOBS) return selected(table, columns);
    // whatever lay in the queue is to be put into the next one again
    return selected(table, columns, { queued_in: `case when queued_in is not null then 'lost' end` });
  }
}

const selected = (table: string, columns: readonly string[], otherwise: Readonly<Record<string, string>> = {}): string =>
  `select ${columns.map(column => otherwise[column] ?? pg.escapeIdentifier(column)).join(', ')} from ${table}`;

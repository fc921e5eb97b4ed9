import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { KeptTable, Sequences } from './kept-tables.js';
import { migrate, unknownSteps } from './migrate.js';

/** What a database is filled with. */
export interface Filling {
  readonly migrations: readonly string[];
  readonly tables: readonly (KeptTable & { readonly rows: number })[];
  readonly sequences: Sequences;
  /** Each time from its first byte on. */
  readonly read: (table: KeptTable) => Readable;
}

/** Throws a sentence when a back-up has a schema that this code does not know. */
export const refuseNewer = (made: readonly string[]): void => {
  const unknown = unknownSteps(made);
  if (unknown.length > 0)
    throw new Error(`This back-up was made by a newer version of the service (${unknown.join(', ')}): restore it with that version, or a later one.`);
};

/** Throws a sentence unless a database holds nothing, or nothing but the schema that a restore of the same back-up left which was interrupted. */
export const refuseUsed = (ownerUrl: string, made: readonly string[]): Promise<void> =>
  asOwner(ownerUrl, async owner => {
    const { rows } = await owner.query<{ there: boolean }>(`select exists (select from pg_namespace where nspname = 'es') as there`);
    if (rows[0]?.there !== true) return;
    const steps = await owner.query<{ name: string }>('select name from public.keyreel_migrations');
    const isSame = steps.rows.length === made.length && steps.rows.every(({ name }) => made.includes(name));
    if (isSame && (await isWithoutRows(owner))) return;
    throw new Error('This database is not empty: a back-up is restored into an empty one only.');
  });

const isWithoutRows = async (owner: pg.Client): Promise<boolean> => {
  const { rows } = await owner.query<{ used: boolean }>('select exists (select from es.events) or exists (select from public.data_keys) as used');
  return rows[0]?.used === false;
};

/**
 * Fills an empty database with the rows of a back-up: under the schema that they were written in, all of them or none. Then it takes the steps that have
 * been added to the schema since.
 */
export const fill = async (ownerUrl: string, filling: Filling): Promise<void> => {
  await refuseUsed(ownerUrl, filling.migrations);
  await migrate(ownerUrl, filling.migrations);
  await asOwner(ownerUrl, async owner => {
    await owner.query('begin');
    await owner.query(`truncate ${filling.tables.map(({ table }) => nameOf(table)).join(', ')}`); // a migration may have put rows there
    for (const table of filling.tables) await fillTable(owner, table, filling.read(table));
    for (const [name, last] of Object.entries(filling.sequences)) await owner.query('select setval($1::regclass, $2)', [nameOf(name), last]);
    await owner.query('commit');
    await owner.query('analyze');
  });
  await migrate(ownerUrl);
};

const fillTable = async (owner: pg.Client, { table, columns, rows }: Filling['tables'][number], from: Readable): Promise<void> => {
  const target = owner.query(copyFrom(`copy ${nameOf(table)} (${columns.map(pg.escapeIdentifier).join(', ')}) from stdin`));
  await pipeline(from, target);
  if (target.rowCount !== rows) throw new Error(`Of ${table} there were ${rows} rows, and ${target.rowCount} were restored.`);
};

/** A back-up is a file: nothing of it is taken for anything but a name. */
const nameOf = (table: string): string => table.split('.').map(pg.escapeIdentifier).join('.');

const asOwner = async <Result>(ownerUrl: string, work: (owner: pg.Client) => Promise<Result>): Promise<Result> => {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'keyreel restore' });
  owner.on('error', () => undefined); // the next query says so
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
};

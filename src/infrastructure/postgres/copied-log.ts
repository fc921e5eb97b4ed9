import { randomBytes } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { migrate } from './migrate.js';
import type { DatabaseUrls } from './running-server.js';

/** Bytes as they are stored, in the order of positions. */
const READ = 'copy (select * from es.events order by position) to stdout (format binary)';
const WRITE = 'copy es.events from stdin (format binary)';

/**
 * Copies the log, byte for byte, into a fresh database on the same server, lends that for as long as the work takes and
 * drops it. The owner must be allowed to create databases. `bring` brings the events of a log that is not in this database.
 */
export async function withCopiedLog<Result>(
  { url, ownerUrl }: DatabaseUrls,
  bring: ((ownerUrl: string) => Promise<void>) | null,
  work: (copy: DatabaseUrls) => Promise<Result>,
): Promise<Result> {
  const name = `keyreel_copy_${randomBytes(6).toString('hex')}`;
  const copy = { url: within(url, name), ownerUrl: within(ownerUrl, name) };
  await asOwner(ownerUrl, owner => owner.query(`create database ${name}`));
  try {
    await migrate(copy.ownerUrl);
    await (bring === null ? copyEvents(ownerUrl, copy.ownerUrl) : bring(copy.ownerUrl));
    return await work(copy);
  } finally {
    await asOwner(ownerUrl, owner => owner.query(`drop database ${name} with (force)`));
  }
}

/** Edits one stored event the way a forger with the owner's rights would; only ever used on a copy. Returns its position. */
export async function forgeGrant({ ownerUrl }: DatabaseUrls): Promise<number> {
  return asOwner(ownerUrl, async owner => {
    const { rows } = await owner.query<{ position: string }>(
      `update es.events set data = replace(data::text, '"amount":"1', '"amount":"2')::json
        where position = (select min(position) from es.events where type = 'CreditsGranted' and data->>'amount' like '1%')
        returning position`,
    );
    if (!rows[0]) throw new Error('There is no grant of credits in this log yet: nothing to edit.');
    return Number(rows[0].position);
  });
}

async function copyEvents(source: string, target: string): Promise<void> {
  await asOwner(source, from => asOwner(target, to => pipeline(from.query(copyTo(READ)), to.query(copyFrom(WRITE)))));
}

async function asOwner<Result>(url: string, work: (owner: pg.Client) => Promise<Result>): Promise<Result> {
  const owner = new pg.Client({ connectionString: url, application_name: 'keyreel copy' });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

function within(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

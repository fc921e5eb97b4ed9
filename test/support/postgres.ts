import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from '../../src/infrastructure/postgres/migrate.js';
import { servingUrl } from '../../src/infrastructure/postgres/serving-role.js';

/** A migrated database that belongs to one spec. */
export interface FreshDatabase {
  /** The serving role's, as the service uses it. */
  url: string;
  /** The owner's, for looking behind the scenes and for tampering. */
  ownerUrl: string;
  /** Ends what is still connected and removes the database. */
  drop(): Promise<void>;
}

/**
 * A database of one's own on the run's server (or on `KEYREEL_TEST_DATABASE_URL`, whose user must be allowed to create databases
 * and roles), cloned in milliseconds from a migrated template.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { owner, serving } = serverUrls();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await provideTemplate(owner);
  await asOwner(owner, admin => admin.query(`create database ${name} template ${template}`));
  const ownerUrl = urlOf(owner, name);
  // a clone is a log of its own
  await asOwner(ownerUrl, admin => admin.query('update es.log_identity set log_id = gen_random_uuid()'));
  return {
    url: serving ? urlOf(serving, name) : servingUrl(ownerUrl),
    ownerUrl,
    drop: () =>
      asOwner(owner, async admin => {
        await haveLeft(admin, name);
        await admin.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/** Who has just said goodbye is still there for a moment, and would hear of the end as an error that nobody listens for any more. */
async function haveLeft(admin: pg.Client, name: string): Promise<void> {
  for (let looks = 0; looks < 25; looks += 1) {
    const { rowCount } = await admin.query('select from pg_stat_activity where datname = $1', [name]);
    if (rowCount === 0) return;
    await delay(20);
  }
}

/** A connection of the owner's, for what the serving role may not do. */
export const ownersPool = ({ ownerUrl }: FreshDatabase): pg.Pool => new pg.Pool({ connectionString: ownerUrl, max: 1 });

/** The run's server itself, for what concerns more than one database. */
export function serverUrls(): { owner: string; serving: string | undefined } {
  const external = process.env['KEYREEL_TEST_DATABASE_URL'];
  if (external) return { owner: external, serving: undefined };
  const [owner, serving] = [process.env['KEYREEL_TEST_OWNER_URL'], process.env['KEYREEL_TEST_SERVING_URL']];
  if (!owner || !serving) throw new Error('The test server is not up: jest must run test/support/global-setup.mjs.');
  return { owner, serving };
}

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url));

/** Another set of migrations is another template, so that a server which outlives the run serves no old one. */
const template = `keyreel_template_${fingerprint()}`;

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(`${folder}${file}`));
  return hash.digest('hex').slice(0, 16);
}

async function provideTemplate(owner: string): Promise<void> {
  await asOwner(owner, async admin => {
    await admin.query('select pg_advisory_lock(7300003)'); // two workers may come first
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template]);
    if (rowCount) return;
    const draft = `${template}_draft`;
    await admin.query(`drop database if exists ${draft}`);
    await admin.query(`create database ${draft}`);
    await migrate(urlOf(owner, draft));
    await admin.query(`alter database ${draft} rename to ${template}`);
  });
}

async function asOwner(url: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

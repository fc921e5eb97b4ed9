import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { migrations } from '../../../migrations/index.js';
import { provideQueueSchema } from '../queue/queue-schema.js';
import { sessionOptions, withSetting } from './connection-url.js';

/** Any number, as long as nobody else locks it in the same database. */
const turn = 7_300_001;

/** How long a step waits for a table that somebody else holds: whoever serves meanwhile must not queue up behind it for longer. */
const LOCK_WAIT_MS = 5_000;

/** PostgreSQL's code for a lock that was not to be had in time. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Brings the database up to this code's schema, as its owner, and gives the names of the steps that it took. Two that start at once take turns.
 * Throws a sentence when the database already has a schema that this code does not know, and when somebody holds a table for too long; all steps
 * are then as undone as if none had begun. Of an empty database `only` makes one with the schema of an earlier version.
 */
export async function migrate(ownerUrl: string, only?: readonly string[]): Promise<readonly string[]> {
  const queue = new pg.Client({ connectionString: ownerUrl });
  await queue.connect();
  try {
    await queue.query('select pg_advisory_lock($1)', [turn]);
    const taken = await applyPending(withSetting(ownerUrl, `lock_timeout=${LOCK_WAIT_MS}`), only);
    await provideQueueSchema(ownerUrl);
    return taken;
  } finally {
    await queue.end(); // gives the turn to the next
  }
}

/** Refuses a database whose schema is not this code's. */
export async function assertMigrated(ownerUrl: string): Promise<void> {
  const pending = await withMigrator(ownerUrl, async migrator => {
    const applied = (await migrator.getExecuted()).map(({ name }) => name);
    refuseNewerSchema(applied);
    return migrations.map(({ name }) => name).filter(name => !applied.includes(name));
  });
  if (pending.length === 0) return;
  throw new Error(
    `This database is ${pending.length === 1 ? 'one step' : `${pending.length} steps`} behind (the first is ${pending[0]}), and KEYREEL_MIGRATE=off: run npm run migrate, then start again.`,
  );
}

async function applyPending(ownerUrl: string, only?: readonly string[]): Promise<readonly string[]> {
  return withMigrator(ownerUrl, async migrator => {
    const applied = (await migrator.getExecuted()).map(({ name }) => name);
    refuseNewerSchema(applied);
    const wanted = only?.filter(name => !applied.includes(name));
    if (wanted?.length === 0) return [];
    try {
      return (await migrator.up(wanted && { migrations: wanted })).map(({ name }) => name);
    } catch (error) {
      if (codeOf(error) !== LOCK_NOT_AVAILABLE) throw error;
      throw new Error('Somebody else holds a table that the migration needs: nothing was changed. Run it again once that has ended.', {
        cause: error,
      });
    }
  });
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code ?? ((error as { cause?: { code?: unknown } }).cause ?? {}).code;

async function withMigrator<Result>(ownerUrl: string, work: (migrator: Migrator) => Promise<Result>): Promise<Result> {
  const orm = await MikroORM.init({
    clientUrl: ownerUrl,
    driverOptions: sessionOptions(ownerUrl),
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    logger: () => undefined,
    migrations: {
      migrationsList: migrations,
      tableName: 'keyreel_migrations',
      snapshot: false,
    },
  });
  try {
    return await work(orm.migrator as Migrator);
  } finally {
    await orm.close(true);
  }
}

/** Those that this code does not know. */
export const unknownSteps = (applied: readonly string[]): readonly string[] => {
  const known = new Set(migrations.map(({ name }) => name));
  return applied.filter(name => !known.has(name));
};

function refuseNewerSchema(applied: readonly string[]): void {
  const unknown = unknownSteps(applied);
  if (unknown.length === 0) return;
  throw new Error(
    `This database was migrated by a newer version of the service (${unknown.join(', ')}). Start that version, or restore the backup made before it.`,
  );
}

import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { migrations } from '../../../migrations/index.js';
import { provideQueueSchema } from '../queue/queue-schema.js';

/** Any number, as long as nobody else locks it in the same database. */
const turn = 7_300_001;

/**
 * Brings the database up to this code's schema, as its owner. Two that start at once take turns. Throws a sentence when
 * the database already has a schema that this code does not know.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const queue = new pg.Client({ connectionString: ownerUrl });
  await queue.connect();
  try {
    await queue.query('select pg_advisory_lock($1)', [turn]);
    await applyPending(ownerUrl);
    await provideQueueSchema(ownerUrl);
  } finally {
    await queue.end(); // gives the turn to the next
  }
}

async function applyPending(ownerUrl: string): Promise<void> {
  const orm = await MikroORM.init({
    clientUrl: ownerUrl,
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
    const applied = await orm.migrator.getExecuted();
    refuseNewerSchema(applied.map(({ name }) => name));
    await orm.migrator.up();
  } finally {
    await orm.close(true);
  }
}

function refuseNewerSchema(applied: readonly string[]): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = applied.filter(name => !known.has(name));
  if (unknown.length === 0) return;
  throw new Error(
    `This database was migrated by a newer version of the service (${unknown.join(', ')}). Start that version, or restore the backup made before it.`,
  );
}

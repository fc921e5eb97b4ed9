import { runMigrations, type PgPool } from 'bullmq';
import { openPool } from '../postgres/pool.js';

/** Brings the queue's own tables up to date, as their owner, and lets the serving role use them. */
export const provideQueueSchema = async (ownerUrl: string): Promise<void> => {
  const pool = openPool({ connectionString: ownerUrl, max: 2, application_name: 'keyreel-queue-schema' });
  try {
    await runMigrations(pool as unknown as PgPool);
    await pool.query(`
      grant usage on schema bullmq to keyreel_app;
      grant select, insert, update, delete on all tables in schema bullmq to keyreel_app;
      grant usage, select, update on all sequences in schema bullmq to keyreel_app;
      grant execute on all functions in schema bullmq to keyreel_app;`);
  } finally {
    await pool.end();
  }
};

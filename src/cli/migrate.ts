import { migrate } from '../infrastructure/postgres/migrate.js';
import { sayJson, type Command } from './command.js';

/** Brings the database up to this version, apart from any start. */
export const migrateDatabase: Command = async ({ ownerUrl }) => sayJson({ steps: await migrate(ownerUrl) });

import { resolve } from 'node:path';
import { allParts } from '../app.module.js';
import { upgradeDatabase } from '../infrastructure/back-up/upgrade-database.js';
import type { Work } from './command-line.js';
import { sayJson } from './command.js';

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** Moves the embedded database to the PostgreSQL of this release. */
export const upgrade: Work = async (options, { dataDir, databaseUrl }) => {
  if (databaseUrl !== null) throw new Error('DATABASE_URL is set: upgrade that server by its own means (pg_upgrade, or pg_dump and pg_restore).');
  const from = options.get('--from');
  const policies = allParts.flatMap(parts => parts.policies.map(({ name }) => name));
  const upgraded = await upgradeDatabase({ dataDir, from: from && resolve(from), policies, tell });
  await sayJson(upgraded);
  tell(
    `The old database is kept in ${upgraded.kept}: remove it once you are content. The next start makes the read models anew, and everybody has to sign in again.`,
  );
};

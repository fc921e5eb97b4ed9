import { AdministratorTokens } from '../composition/administrator-tokens.js';
import { openDatabase } from '../infrastructure/postgres/database.js';
import { PostgresOneTimeTokens } from '../infrastructure/postgres/one-time-tokens.js';
import { say, type Command } from './command.js';
import { SystemClock } from '../infrastructure/system-clock.js';

/** Prints a new one-time token. */
export const administratorToken: Command = async ({ url }) => {
  const pool = await openDatabase({ url, connections: 1, name: 'keyreel-cli' });
  try {
    await say(`${await new AdministratorTokens(new PostgresOneTimeTokens(pool), new SystemClock()).issue()}\n`);
  } finally {
    await pool.end();
  }
};

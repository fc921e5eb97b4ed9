import { AdministratorTokens } from '../composition/administrator-tokens.js';
import { openDatabase } from '../infrastructure/postgres/database.js';
import { PostgresOneTimeTokens } from '../infrastructure/postgres/one-time-tokens.js';
import { Clock } from '../shared-kernel/ports/messages.js';
import { say, type Command } from './command.js';

class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}

/** Prints a new one-time token. */
export const administratorToken: Command = async ({ url }) => {
  const pool = await openDatabase({ url, connections: 1, name: 'keyreel-cli' });
  try {
    await say(`${await new AdministratorTokens(new PostgresOneTimeTokens(pool), new SystemClock()).issue()}\n`);
  } finally {
    await pool.end();
  }
};

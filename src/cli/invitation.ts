import { invite } from '../composition/account-tokens.js';
import { openDatabase } from '../infrastructure/postgres/database.js';
import { say, type Command } from './command.js';
import { SystemClock } from '../infrastructure/system-clock.js';

const STANDARD_DAYS = 7;
const MOST_DAYS = 90;

/** Prints a new invitation. */
export const invitation: Command = async ({ url }, options) => {
  const days = Number(options.get('--days') ?? STANDARD_DAYS);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) throw new Error(`--days must be a whole number from 1 to ${MOST_DAYS}.`);
  const pool = await openDatabase({ url, connections: 1, name: 'keyreel-cli' });
  try {
    await say(`${(await invite(pool, new SystemClock(), days)).invitation}\n`);
  } finally {
    await pool.end();
  }
};

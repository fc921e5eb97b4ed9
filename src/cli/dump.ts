import { databaseDump } from '../infrastructure/postgres/database-dump.js';
import { say, type Command } from './command.js';

/** Prints every row of every table. */
export const dump: Command = async ({ ownerUrl }, options) => {
  for await (const chunk of databaseDump(ownerUrl, options.get('--plant'))) await say(chunk);
};

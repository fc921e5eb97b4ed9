import { withEventLog } from '../infrastructure/event-log/open-event-log.js';
import { databaseDump } from '../infrastructure/postgres/database-dump.js';
import { START } from '../shared-kernel/ports/event-log.js';
import { say, type Command } from './command.js';

/** Prints every row of every table, and every event of a log that is not in one. */
export const dump: Command = async ({ url, ownerUrl }, options, { eventStoreUrl }) => {
  for await (const chunk of databaseDump(ownerUrl, options.get('--plant'))) await say(chunk);
  if (eventStoreUrl === null) return;
  await say('-- event store\n');
  await withEventLog({ databaseUrl: url, eventStoreUrl }, async ({ log }) => {
    for await (const { events } of log.readAll({ after: START })) for (const event of events) await say(`${JSON.stringify(event)}\n`);
  });
};

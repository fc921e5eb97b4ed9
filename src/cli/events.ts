import { withEventLog } from '../infrastructure/event-log/open-event-log.js';
import { START } from '../shared-kernel/ports/event-log.js';
import { say, type Command } from './command.js';

/** Prints every event as a line of JSON, in log order. */
export const events: Command = ({ url }, _, { eventStoreUrl }) =>
  withEventLog({ databaseUrl: url, eventStoreUrl }, async ({ log }) => {
    for await (const batch of log.readAll({ after: START })) for (const event of batch.events) await say(`${JSON.stringify(event)}\n`);
  });

import { PostgresEventLog } from '../infrastructure/event-log/postgres/postgres-event-log.js';
import { START } from '../shared-kernel/ports/event-log.js';
import { say, type Command } from './command.js';

/** Prints every event as a line of JSON, in log order. */
export const events: Command = async ({ url }) => {
  const log = new PostgresEventLog({ url });
  try {
    for await (const batch of log.readAll({ after: START })) for (const event of batch.events) await say(`${JSON.stringify(event)}\n`);
  } finally {
    await log.close();
  }
};

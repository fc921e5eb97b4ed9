import type { EventLog } from '../../shared-kernel/ports/event-log.js';

const STREAM = 'logepoch-platform';

/** The epoch that the log says it is in. */
export const epochOf = async (log: EventLog): Promise<number> => {
  for await (const { data } of log.readStream(STREAM, { backwards: true, limit: 1 })) if (typeof data['epoch'] === 'number') return data['epoch'];
  return 1;
};

import type { EventLog } from '../../shared-kernel/ports/event-log.js';
import type { Asker } from '../asking/asker.js';

async function* nothing(): AsyncGenerator<never> {
  // nothing of it is the asker's
}

/**
 * The log as answers may read it: the service all of it, an account the streams that bear its own id, and so the desk that looks at it. The tables have their walls
 * in the database; the log has none there, because it does not say in a column whose an event is.
 */
export const asSeenBy = (asker: Asker, log: EventLog): EventLog => {
  if (asker.startsWith('service:')) return log;
  const [, whose = ''] = /^(?:account|desk):(.+)$/.exec(asker) ?? [];
  const isOwn = (stream: string): boolean => whose !== '' && stream.slice(stream.indexOf('-') + 1) === whose;
  return {
    append: (...order) => log.append(...order),
    readStream: (stream, options) => (isOwn(stream) ? log.readStream(stream, options) : nothing()),
    readAll: () => nothing(),
    readOf: () => nothing(),
    lastOf: () => Promise.resolve(null),
    subscribe: () => {
      throw new Error('An answer does not wait for what is to come.');
    },
    head: () => log.head(),
    identity: () => log.identity(),
  };
};

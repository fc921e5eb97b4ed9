import { LineJournal } from '../../../messaging/journal.js';
import type { ForeignLog } from '../foreign-log.js';
import { IndexedLog } from '../indexed-log.js';

/** The index of a log that outlives this opening of it. */
export const openIndexed = async (url: string, foreign: ForeignLog, patience = 10_000): Promise<IndexedLog> => {
  const log = { ...bound(foreign), close: () => Promise.resolve() };
  return IndexedLog.open({ url, log, journal: new LineJournal(() => undefined), patience });
};

const bound = (log: ForeignLog): Omit<ForeignLog, 'close'> => ({
  append: (...asked) => log.append(...asked),
  readStream: (...asked) => log.readStream(...asked),
  readAll: options => log.readAll(options),
  subscribe: (...asked) => log.subscribe(...asked),
  head: () => log.head(),
  identity: () => log.identity(),
  adoptIdentity: identity => log.adoptIdentity(identity),
});

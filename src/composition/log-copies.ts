import type { ForeignLog } from '../infrastructure/event-log/indexed/foreign-log.js';
import { copyLog, type CopiedLog } from '../infrastructure/event-log/copy/copy-log.js';
import { ForeignEnd } from '../infrastructure/event-log/copy/foreign-end.js';
import type { LogEnd } from '../infrastructure/event-log/copy/log-end.js';
import { PostgresEnd } from '../infrastructure/event-log/copy/postgres-end.js';

/** A store that a log is copied from or to, by what opens it; a database by its owner's URL. */
export type EndPlace = { readonly eventStoreUrl: string } | { readonly ownerUrl: string };

const openEnd = async (place: EndPlace): Promise<LogEnd> => {
  if ('ownerUrl' in place) return PostgresEnd.open(place.ownerUrl);
  const { openForeignLog } = await import('../infrastructure/event-log/eventstoredb/open-foreign-log.js');
  const log: ForeignLog = await openForeignLog(place.eventStoreUrl);
  return new ForeignEnd(log);
};

/** Copies a log from one store into another, or the rest of it. Throws CopyRefused. */
export const copyBetween = async (from: EndPlace, to: EndPlace, tell: (sentence: string) => void = () => undefined): Promise<CopiedLog> => {
  const source = await openEnd(from);
  try {
    const target = await openEnd(to);
    try {
      return await copyLog({ from: source, to: target, tell });
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
};

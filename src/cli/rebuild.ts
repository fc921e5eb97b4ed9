import { allParts } from '../app.module.js';
import { LineJournal } from '../infrastructure/messaging/journal.js';
import { forgeGrant, withCopiedLog } from '../infrastructure/postgres/copied-log.js';
import { rebuiltDigests } from '../infrastructure/postgres/table-digests.js';
import { copyBetween } from '../composition/log-copies.js';
import { auditLog } from './audited-log.js';
import { sayJson, type Command } from './command.js';

/** Prints what a copy of the log consists of and the digests of the tables that come out of it, when they are made from nothing. */
export const rebuild: Command = async (database, options, { eventStoreUrl }) => {
  const projections = allParts.flatMap(parts => parts.projections);
  const journal = new LineJournal(line => void process.stderr.write(line));
  const rebuilt = await withCopiedLog(database, sourceOf(eventStoreUrl), async copy => {
    const editedAt = options.has('--tamper') ? await forgeGrant(copy) : null;
    return { editedAt, ...(await auditLog({ databaseUrl: copy.url })), tables: await rebuiltDigests(copy.url, projections, journal) };
  });
  await sayJson(rebuilt);
};

/** A log of its own store is copied event by event; null is the database's own, copied as it lies. */
const sourceOf = (eventStoreUrl: string | null): ((ownerUrl: string) => Promise<void>) | null =>
  eventStoreUrl === null ? null : async ownerUrl => void (await copyBetween({ eventStoreUrl }, { ownerUrl }));

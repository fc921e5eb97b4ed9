import { allParts } from '../app.module.js';
import { LineJournal } from '../infrastructure/messaging/journal.js';
import { forgeGrant, withCopiedLog } from '../infrastructure/postgres/copied-log.js';
import { rebuiltDigests } from '../infrastructure/postgres/table-digests.js';
import { auditLog } from './audited-log.js';
import { sayJson, type Command } from './command.js';

/** Prints what a copy of the log consists of and the digests of the tables that come out of it, when they are made from nothing. */
export const rebuild: Command = async (database, options) => {
  const projections = allParts.flatMap(parts => parts.projections);
  const journal = new LineJournal(line => void process.stderr.write(line));
  const rebuilt = await withCopiedLog(database, async copy => {
    const editedAt = options.has('--tamper') ? await forgeGrant(copy) : null;
    return { editedAt, ...(await auditLog(copy.url)), tables: await rebuiltDigests(copy.url, projections, journal) };
  });
  await sayJson(rebuilt);
};

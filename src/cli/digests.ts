import { allParts } from '../app.module.js';
import { withEventLog } from '../infrastructure/event-log/open-event-log.js';
import { liveDigests } from '../infrastructure/postgres/table-digests.js';
import { sayJson, type Command } from './command.js';

/** Prints a digest of each projection's table as the running service keeps it. */
export const digests: Command = ({ url }, _, { eventStoreUrl }) => {
  const projections = allParts.flatMap(parts => parts.projections);
  return withEventLog({ databaseUrl: url, eventStoreUrl }, async ({ inSql }) => sayJson({ tables: await liveDigests(url, projections, inSql) }));
};

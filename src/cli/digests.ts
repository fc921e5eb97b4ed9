import { allParts } from '../app.module.js';
import { liveDigests } from '../infrastructure/postgres/table-digests.js';
import { sayJson, type Command } from './command.js';

/** Prints a digest of each projection's table as the running service keeps it. */
export const digests: Command = async ({ url }) => {
  const projections = allParts.flatMap(parts => parts.projections);
  await sayJson({ tables: await liveDigests(url, projections) });
};

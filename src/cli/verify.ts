import { auditLog } from './audited-log.js';
import { sayJson, type Command } from './command.js';

/** Prints what the log consists of and what its books say; the exit code is 1 when an entry breaks a rule. */
export const verify: Command = async ({ url }, _, { eventStoreUrl }) => {
  const audited = await auditLog({ databaseUrl: url, eventStoreUrl });
  await sayJson(audited);
  if (audited.books.violation) process.exitCode = 1;
};

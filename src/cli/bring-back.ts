import { bringBack } from '../composition/missing-tail.js';
import { say, type Command } from './command.js';

/** Puts events back that a restored log lacks, from an auditor's export. */
export const bringBackEvents: Command = async ({ url }, options, { dataDir, eventStoreUrl, sealing: { folder } }) => {
  const from = options.get('--from');
  if (!from) throw new Error('Say which export has them: bring-back --from=<folder>');
  const { from: first, to } = await bringBack({ databaseUrl: url, eventStoreUrl, evenIfOlder: true }, from, { dataDir, folder });
  await say(`The events of ordinals ${first} to ${to} are back, byte for byte, and the log is what was signed. Start the service.\n`);
};

import { resolve } from 'node:path';
import { restoreBackUp } from '../infrastructure/back-up/restore-back-up.js';
import type { Work } from './command-line.js';
import { sayJson } from './command.js';

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** Makes an installation out of a back-up. */
export const restore: Work = async (options, { dataDir, databaseUrl, eventStoreUrl }) => {
  const from = options.get('--from');
  if (!from) throw new Error('Say from which folder: restore --from=<folder>.');
  if (eventStoreUrl !== null) throw new Error('A back-up holds its log itself: unset EVENT_STORE_URL, restore it, and then copy the log (log copy).');
  const { at, identity, events, content } = await restoreBackUp({ from: resolve(from), dataDir, databaseUrl, tell });
  await sayJson({ asOf: at, log: identity, events, files: content.files });
  if (content.place === 'bucket') tell('Files lie in a bucket, and are not in this back-up: restore that one by its own means.');
  tell('Put the keys where they were before you start the service (<data>/keys, or the variables). Everybody has to sign in again.');
};

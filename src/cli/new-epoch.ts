import { openLogEpoch } from '../composition/log-epochs.js';
import { say, type Command } from './command.js';

const MOST_CHARACTERS = 500;

/** Goes on with a log of which something that was signed is lost. */
export const newEpoch: Command = async ({ url }, options, { dataDir, eventStoreUrl, sealing }) => {
  const reason = options.get('--reason')?.trim() ?? '';
  if (reason === '' || reason.length > MOST_CHARACTERS)
    throw new Error(`Say why, in at most ${MOST_CHARACTERS} characters that everybody may read: new-epoch --reason="…"`);
  const { logKey, folder } = sealing;
  const { epoch, lost } = await openLogEpoch(
    { databaseUrl: url, eventStoreUrl, evenIfOlder: true },
    { dataDir, logKey, folder, reason, withNewKey: options.has('--new-key') },
  );
  await say(
    `Epoch ${epoch} is open. ${lost ? `Ordinals ${lost.from} to ${lost.to} of what was signed are named as lost` : 'Nothing that was signed is lost'}. ` +
      'The running service signs on within seconds, otherwise the next one to start does.\n',
  );
};

import { removeSecondFactor } from '../composition/second-factors.js';
import { sayJson, type Command } from './command.js';
import { SystemClock } from '../infrastructure/system-clock.js';
import { whomIn } from './whom.js';
import { withVault } from './with-vault.js';

const LONGEST_REASON = 500;

/** Removes an account's second factor, for owners who lost theirs and have no recovery code; says whether there was one. */
export const secondFactorOff: Command = async (database, options, configuration) => {
  const reason = options.get('--reason')?.trim() ?? '';
  if (reason === '' || reason.length > LONGEST_REASON) throw new Error(`Say why: --reason=<text>, at most ${LONGEST_REASON} characters.`);
  await withVault(database, configuration, async ({ log, sealer }) => {
    const accountId = await whomIn(options, log, sealer);
    await sayJson({ accountId, removed: await removeSecondFactor(log, new SystemClock(), await sealer(), { accountId, reason }) });
  });
};

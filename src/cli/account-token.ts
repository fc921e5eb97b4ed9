import { tokenForAccount, type TokenUse } from '../composition/account-tokens.js';
import { say, type Command } from './command.js';
import { SystemClock } from '../infrastructure/system-clock.js';
import { whomIn } from './whom.js';
import { withVault } from './with-vault.js';

const useIn = (text: string | undefined): TokenUse => {
  if (text === 'confirm-email' || text === 'reset-password') return text;
  throw new Error('Say what for: --for=confirm-email or --for=reset-password.');
};

/** Prints a one-time token for an account. */
export const accountToken: Command = async (database, options, configuration) => {
  const use = useIn(options.get('--for'));
  await withVault(database, configuration, async ({ pool, log, sealer }) => {
    const accountId = await whomIn(options, log, sealer);
    await say(`${await tokenForAccount(pool, new SystemClock(), use, accountId)}\n`);
  });
};

import { eraseAccount } from '../composition/erasures.js';
import { openEventLog } from '../infrastructure/event-log/open-event-log.js';
import { isId } from '../shared-kernel/ids.js';
import { isRefusal } from '../shared-kernel/refusal.js';
import { sayJson, type Command } from './command.js';
import { SystemClock } from '../infrastructure/system-clock.js';

/** Erases an account and prints its tombstone. */
export const erase: Command = async ({ url }, options, { eventStoreUrl }) => {
  const accountId = options.get('--account') ?? '';
  if (!isId(accountId)) throw new Error('Say which account: --account=<id>.');
  const { log, close } = await openEventLog({ databaseUrl: url, eventStoreUrl });
  try {
    await sayJson((await eraseAccount(log, new SystemClock(), accountId)) ?? {});
  } catch (error) {
    throw isRefusal(error, 'account_unknown') ? new Error('There is no such account.') : error;
  } finally {
    await close();
  }
};

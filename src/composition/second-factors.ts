import { Streams } from '../infrastructure/messaging/streams.js';
import { systemContext } from '../shared-kernel/context.js';
import type { EventLog } from '../shared-kernel/ports/event-log.js';
import type { Clock } from '../shared-kernel/ports/messages.js';
import type { Sealer } from '../shared-kernel/ports/vault.js';
import { account } from '../modules/accounts/domain/account.js';
import { accountCommands } from '../modules/accounts/domain/commands.js';

/**
 * Removes an account's second factor on the operator's word, which is kept with it; false when there was none. Whoever follows the
 * log destroys what its codes were made of. Throws `account_unknown`.
 */
export const removeSecondFactor = async (
  log: EventLog,
  clock: Clock,
  sealer: Sealer,
  whom: { accountId: string; reason: string },
): Promise<boolean> => {
  const { accountId } = whom;
  const reason = await sealer.seal(whom.reason, { accountId, purpose: 'account.second-factor-removal' });
  const order = { ...systemContext('operator'), accountId };
  const { events } = await new Streams([account], log, clock).send(accountCommands.RemoveSecondFactor({ accountId, by: 'operator', reason }), order);
  return events.length > 0;
};

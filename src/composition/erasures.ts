import { Streams } from '../infrastructure/messaging/streams.js';
import { systemContext } from '../shared-kernel/context.js';
import type { EventLog } from '../shared-kernel/ports/event-log.js';
import type { Clock } from '../shared-kernel/ports/messages.js';
import { tombstone } from '../modules/accounts/application/tombstones.js';
import { account } from '../modules/accounts/domain/account.js';
import { accountCommands } from '../modules/accounts/domain/commands.js';
import type { Tombstone } from '../modules/accounts/domain/queries.js';

/** Erases an account on the operator's word; whoever follows the log destroys what there is. Throws `account_unknown`. */
export const eraseAccount = async (log: EventLog, clock: Clock, accountId: string): Promise<Tombstone | null> => {
  const order = { ...systemContext('operator'), accountId };
  await new Streams([account], log, clock).send(accountCommands.EraseAccount({ accountId, by: 'operator' }), order);
  return tombstone(log, accountId);
};

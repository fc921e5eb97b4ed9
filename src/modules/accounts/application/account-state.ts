import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { account } from '../domain/account.js';
import type { AccountEvent } from '../domain/events.js';
import type { AccountStateView } from '../domain/queries.js';

/** How an account stands by its own stream, up to its last event; an id that has no stream never opened. */
export const accountState = async (log: EventLog, accountId: string): Promise<AccountStateView> => {
  let state = account.initial;
  let openedAt: string | null = null;
  let confirmation: AccountStateView['confirmation'] = 'none';
  for await (const { type, data, metadata } of log.readStream(`account-${accountId}`)) {
    const event = { type, data } as AccountEvent;
    state = account.evolve(state, event);
    if (event.type === 'AccountOpened') [openedAt, confirmation] = [metadata.at, event.data.confirmation ?? 'none'];
    if (event.type === 'EmailConfirmed') confirmation = 'confirmed';
  }
  if (state.status === 'open') {
    const { roles, secondFactor } = state;
    return { accountId, state: 'open', openedAt, confirmation, roles, secondFactor: secondFactor !== null };
  }
  return { accountId, state: state.status === 'erased' ? 'erased' : 'never-opened', openedAt, confirmation: 'none', roles: [], secondFactor: false };
};

import { Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { isId, type AccountId } from '../../../shared-kernel/ids.js';
import { AccountHistory, type RequestTrace } from '../../../shared-kernel/ports/account-history.js';
import { Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { accountAtAddress, accountCommands, accountStateOf, type AccountStateView } from '../../accounts/index.js';

/** By what an account is looked for. */
export interface AccountSearch {
  readonly by: 'account-id' | 'email' | 'request-id';
  readonly value: string;
  readonly ticket: string | null;
}

/** An account that was found, and what the request did in it when it was found by one. */
export interface FoundAccount extends Pick<AccountStateView, 'accountId' | 'state' | 'openedAt'> {
  readonly request: Omit<RequestTrace, 'accountId'> | null;
}

/** Finds accounts for support. That somebody searched is written down before anything is looked up; an address is kept nowhere. */
@Injectable()
export class SearchAccounts {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly history: AccountHistory,
  ) {}

  /** Throws `email_unusable`. */
  async run(order: CommandContext, me: AccountId, { by, value, ticket }: AccountSearch): Promise<readonly FoundAccount[]> {
    const sought = value.trim().toLowerCase();
    const kept = by !== 'email' && isId(sought) ? { sought } : {};
    const search = accountCommands.RecordSupportSearch({ accountId: me, by, ...kept, ...(ticket === null ? {} : { ticket }) });
    await this.commands.send(search, partOf(order, 'search'));
    if (by === 'email') return this.atAddress(value, order);
    return isId(sought) ? this.byId(by, sought) : [];
  }

  private async atAddress(email: string, order: CommandContext): Promise<readonly FoundAccount[]> {
    const accountId = await this.commands.perform(accountAtAddress, { email }, order);
    return accountId === null ? [] : [await this.shown(accountId, null)];
  }

  private async byId(by: AccountSearch['by'], id: string): Promise<readonly FoundAccount[]> {
    if (by === 'request-id') {
      const traces = await this.history.ofRequest(id);
      return Promise.all(traces.map(({ accountId, ...request }) => this.shown(accountId, request)));
    }
    const [event] = await this.history.page({ accountId: id, before: null, category: null, from: null, to: null, limit: 1 });
    return event === undefined ? [] : [await this.shown(id, null)];
  }

  private async shown(accountId: AccountId, request: FoundAccount['request']): Promise<FoundAccount> {
    const { state, openedAt } = await this.queries.ask(accountStateOf, { accountId });
    return { accountId, state, openedAt, request };
  }
}

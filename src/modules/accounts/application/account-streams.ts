import { Inject, Injectable } from '@nestjs/common';
import type { AccountId } from '../../../shared-kernel/ids.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import { account, type Account } from '../domain/account.js';
import { email, type Email } from '../domain/email.js';
import type { AccountEvent, EmailEvent } from '../domain/events.js';

interface Known {
  readonly revision: number;
  readonly account: Account;
}

const ACCOUNTS_KEPT = 10_000;

/** Accounts and addresses as their own streams say they stand, up to the last event: what has to act at once is asked here. */
@Injectable()
export class AccountStreams {
  private readonly known = new Map<AccountId, Known>();

  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  /** Folded once and kept; after that one read finds whatever was said since, usually nothing. */
  async account(accountId: AccountId): Promise<Account> {
    let { revision, account: state } = this.known.get(accountId) ?? { revision: -1, account: account.initial };
    for await (const event of this.log.readStream(`account-${accountId}`, { fromRevision: revision + 1 })) {
      state = account.evolve(state, { type: event.type, data: event.data } as AccountEvent);
      revision = event.revision;
    }
    if (revision >= 0) this.keep(accountId, { revision, account: state });
    return state;
  }

  /** The account that an address is reserved for, opened or not. */
  async holderOf(emailHash: string): Promise<AccountId | null> {
    let state: Email = email.initial;
    for await (const event of this.log.readStream(`email-${emailHash}`)) {
      state = email.evolve(state, { type: event.type, data: event.data } as EmailEvent);
    }
    return state.status === 'reserved' ? state.accountId : null;
  }

  private keep(accountId: AccountId, known: Known): void {
    // a slower reader may have seen less
    if ((this.known.get(accountId)?.revision ?? -1) > known.revision) return;
    this.known.delete(accountId);
    this.known.set(accountId, known);
    const oldest = this.known.size > ACCOUNTS_KEPT ? this.known.keys().next().value : undefined;
    if (oldest !== undefined) this.known.delete(oldest);
  }
}

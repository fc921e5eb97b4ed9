import { Inject, Injectable } from '@nestjs/common';
import type { AccountId } from '../../../shared-kernel/ids.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import { AccountUnknown } from '../../../shared-kernel/refusal.js';

/** Whether there is an account, asked of its own stream: whoever has just signed up is known. */
@Injectable()
export class KnownAccounts {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  /** Throws `account_unknown`. */
  async mustKnow(accountId: AccountId): Promise<void> {
    for await (const first of this.log.readStream(`account-${accountId}`, { limit: 1, fromRevision: 0 })) if (first.revision === 0) return;
    throw AccountUnknown();
  }
}

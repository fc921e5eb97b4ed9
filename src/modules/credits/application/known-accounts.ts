import { Inject, Injectable } from '@nestjs/common';
import type { AccountId } from '../../../shared-kernel/ids.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import { AccountUnknown } from '../../../shared-kernel/refusal.js';
import type { AccountEvent } from '../../accounts/index.js';

const GONE: readonly AccountEvent['type'][] = ['AccountErased'];

/** Whether there is an account, asked of its own stream: whoever has just signed up is known, and who was erased no longer. */
@Injectable()
export class KnownAccounts {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  /** Throws `account_unknown`. */
  async mustKnow(accountId: AccountId): Promise<void> {
    let [begun, gone] = [false, false];
    for await (const { type } of this.log.readStream(`account-${accountId}`, { fromRevision: 0 })) {
      begun = true;
      gone ||= GONE.includes(type as AccountEvent['type']);
    }
    if (!begun || gone) throw AccountUnknown();
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { Commands } from '../../../shared-kernel/ports/messages.js';
import { SupportActs, type ActOutcome, type BegunAct, type WantedAct } from '../../../shared-kernel/ports/support-acts.js';
import { EVENT_LOG, SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealed, Sealer } from '../../../shared-kernel/ports/vault.js';
import { AccountUnknown } from '../../../shared-kernel/refusal.js';
import type { AccountEvent } from '../../accounts/index.js';
import { creditChangeFacts } from '../../credits/index.js';
import { actCommands } from '../domain/act-commands.js';

/** The purpose for which notes on acts are sealed. */
export const ACT_NOTE = 'support.act-note';

const GONE: readonly AccountEvent['type'][] = ['AccountErased', 'AccountAbandoned'];

/** Acts of the staff are written into a stream that bears the id of the account that they concern. */
@Injectable()
export class RecordedActs extends SupportActs {
  constructor(
    private readonly commands: Commands,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {
    super();
  }

  override async begin({ note, ...act }: WantedAct, order: CommandContext): Promise<BegunAct> {
    const accountId = act.accountId ?? (await this.concerned(act.things));
    if (act.accountId !== null) await this.mustKnow(act.accountId);
    const sealed = note === null ? null : await this.sealed(note, accountId ?? act.by);
    await this.commands.send(actCommands.RecordAct({ ...act, accountId, note: sealed }), order);
    return { accountId };
  }

  override async end({ actId, accountId, action }: WantedAct & BegunAct, outcome: ActOutcome, order: CommandContext): Promise<void> {
    const code = outcome.outcome === 'refused' ? outcome.code : null;
    await this.commands.send(actCommands.RecordActEnd({ actId, accountId, action, code }), order);
  }

  private sealed(note: string, accountId: AccountId): Promise<Sealed> {
    return this.sealer.seal(note, { accountId, purpose: ACT_NOTE });
  }

  /** A change of credits says itself whose they are. */
  private async concerned({ changeId }: WantedAct['things']): Promise<AccountId | null> {
    if (changeId === undefined) return null;
    for await (const { data } of this.log.readStream(`${creditChangeFacts.category}-${changeId}`, { fromRevision: 0, limit: 1 }))
      return String(data['accountId']);
    return null;
  }

  private async mustKnow(accountId: AccountId): Promise<void> {
    let begun = false;
    for await (const { type, metadata } of this.log.readStream(`account-${accountId}`, { fromRevision: 0 })) {
      begun = true;
      if (GONE.includes(type as AccountEvent['type'])) throw AccountUnknown({ reason: 'erased', erasedAt: metadata.at });
    }
    if (!begun) throw AccountUnknown({ reason: 'never_existed' });
  }
}

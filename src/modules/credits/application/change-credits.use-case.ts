import { Inject, Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom, type AccountId } from '../../../shared-kernel/ids.js';
import { micro, microText, type MicroText } from '../../../shared-kernel/money.js';
import { Clock, Commands, type Sent } from '../../../shared-kernel/ports/messages.js';
import { CONFIGURATION, SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import { creditChangeCommands, creditCommands, smallChangeCommands } from '../domain/commands.js';
import { orderFor } from '../domain/credit-change-order.js';
import { SecondPersonRequired } from '../domain/errors.js';
import type { CreditChange, CreditChangeEvent, SmallChange } from '../domain/events.js';
import { OPERATORS_LEDGER } from '../domain/small-changes.js';
import { KnownAccounts } from './known-accounts.js';

/** What an operator wants changed, and why. */
export interface ChangeWanted extends Pick<CreditChange, 'accountId' | 'kind' | 'amount' | 'reason' | 'terms'> {
  readonly note: string;
}

/** A charge that an operator wants paid back. */
export interface ReturnWanted {
  readonly accountId: AccountId;
  readonly taskId: string;
  /** Null for all that is left of it. */
  readonly amount: MicroText | null;
  readonly reason: string;
  readonly note: string;
}

/** A change that was booked, or that waits for a second person. */
export interface ChangeMade {
  readonly changeId: string;
  readonly outcome: 'booked' | 'proposed';
  readonly sent: Sent;
}

/** The purpose for which operators' notes are sealed. */
export const NOTE = 'credits.note';
const DAYS_TO_DECIDE = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Operators' changes of an account's credits: small ones at once, larger ones and those of their own account by a second person. */
@Injectable()
export class ChangeCredits {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly accounts: KnownAccounts,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(CONFIGURATION) private readonly configuration: { readonly operatorCreditLimit: MicroText },
  ) {}

  /** Throws `adjustment_exceeds_available` and `grant_invalid` of the account. */
  async run(context: CommandContext, by: AccountId, { note, ...wanted }: ChangeWanted): Promise<ChangeMade> {
    const { accountId, amount } = wanted;
    await this.accounts.mustKnow(accountId);
    const changeId = idFrom(context.commandId, 'credit change');
    const change = { ...wanted, changeId, note: await this.sealer.seal(note, { accountId, purpose: NOTE }) };
    if (await this.mayAlone(context, { changeId, by, accountId, amount }))
      return { changeId, outcome: 'booked', sent: await this.commands.send(orderFor(change), context) };
    const lapsesAt = new Date(this.clock.now().getTime() + DAYS_TO_DECIDE * DAY_MS).toISOString();
    const proposal = creditChangeCommands.ProposeCreditChange({ ...change, proposedBy: by, lapsesAt });
    return { changeId, outcome: 'proposed', sent: await this.commands.send(proposal, context) };
  }

  /** Approves, books, and answers with the booking; when the account refuses it, the change is recorded as failed. */
  async approve(context: CommandContext, by: AccountId, changeId: string): Promise<Sent> {
    const now = this.clock.now().toISOString();
    const approved = await this.commands.send(creditChangeCommands.ApproveCreditChange({ changeId, by, now }), partOf(context, 'approve'));
    const [event] = approved.events as readonly CreditChangeEvent[];
    if (event?.type !== 'CreditChangeApproved') return approved;
    try {
      return await this.commands.send(orderFor(event.data), partOf(context, 'book'));
    } catch (error) {
      if (isRefusal(error))
        await this.commands.send(creditChangeCommands.FailCreditChange({ changeId, failure: error.code }), partOf(context, 'fail'));
      throw error;
    }
  }

  reject(context: CommandContext, by: AccountId, changeId: string): Promise<Sent> {
    return this.commands.send(creditChangeCommands.RejectCreditChange({ changeId, by }), context);
  }

  /** Bounded by the charge itself, so one person is enough, except on their own account. */
  async payBack(context: CommandContext, by: AccountId, { accountId, taskId, amount, reason, note }: ReturnWanted): Promise<Sent> {
    if (by === accountId) throw SecondPersonRequired({ reason: 'own_account' });
    await this.accounts.mustKnow(accountId);
    const returnId = idFrom(context.commandId, 'return');
    const sealed = await this.sealer.seal(note, { accountId, purpose: NOTE });
    return this.commands.send(creditCommands.ReturnCharge({ accountId, holdId: taskId, returnId, amount, reason, note: sealed }), context);
  }

  /** Small enough together with all that was changed alone in the last 24 hours; a booking that the account then refuses still counts. */
  private async mayAlone(context: CommandContext, { amount, ...change }: Omit<SmallChange, 'at' | 'since'>): Promise<boolean> {
    if (change.by === change.accountId) return false;
    const size = microText(micro(amount) < 0n ? -micro(amount) : micro(amount));
    const now = this.clock.now();
    const when = { at: now.toISOString(), since: new Date(now.getTime() - DAY_MS).toISOString() };
    const limit = this.configuration.operatorCreditLimit;
    try {
      const admit = smallChangeCommands.AdmitSmallChange({ ledgerId: OPERATORS_LEDGER, ...change, amount: size, ...when, limit });
      await this.commands.send(admit, partOf(context, 'admit'));
      return true;
    } catch (error) {
      if (isRefusal(error, 'second_person_required')) return false;
      throw error;
    }
  }
}

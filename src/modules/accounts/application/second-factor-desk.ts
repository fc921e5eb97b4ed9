import { Inject, Injectable } from '@nestjs/common';
import { systemContext, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom, type AccountId } from '../../../shared-kernel/ids.js';
import { Clock, Commands, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import { SecondFactors, type KeptSecondFactor } from '../../../shared-kernel/ports/second-factors.js';
import { OPENER, SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener, Sealer } from '../../../shared-kernel/ports/vault.js';
import { accountCommands } from '../domain/commands.js';
import { AccountUnknown, SecondFactorAbsent, SecondFactorNotBegun, SecondFactorPresent, SecondFactorWrong } from '../domain/errors.js';
import { accountById } from '../domain/queries.js';
import type { SecondFactor } from '../domain/second-factor.js';
import { AccountStreams } from './account-streams.js';
import { OwnerCheck, type OwnersProof } from './owner-check.js';
import { newRecoveryCodes } from './recovery-codes.js';
import { keyContext, SecondFactorCheck } from './second-factor-check.js';
import { authenticatorUri, newTimeCodeKey, TIME_CODES } from './time-codes.js';

const TO_CONFIRM_MS = 60 * 60 * 1000;
const AT_ONCE = 100;

/** A second factor on its way in; the key is told here and never again. */
export interface BegunSecondFactor {
  readonly secret: string;
  readonly uri: string;
  readonly algorithm: string;
  readonly digits: number;
  readonly periodSeconds: number;
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
}

/** Recovery codes, told this once, and the event that they came with. */
export interface ToldCodes {
  readonly sent: Sent;
  readonly recoveryCodes: readonly string[];
}

/** Adds and removes an account's second factor. */
@Injectable()
export class SecondFactorDesk {
  constructor(
    private readonly streams: AccountStreams,
    private readonly store: SecondFactors,
    private readonly owner: OwnerCheck,
    private readonly check: SecondFactorCheck,
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly clock: Clock,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  async show(accountId: AccountId): Promise<{ readonly state: 'on' | 'off'; readonly recoveryCodesLeft: number }> {
    const factor = await this.factorOf(accountId);
    return factor ? { state: 'on', recoveryCodesLeft: await this.store.codesLeft(accountId) } : { state: 'off', recoveryCodesLeft: 0 };
  }

  /** Throws `second_factor_present` and what the owner's proof may fail with. Nothing is asked for at a sign-in before it is confirmed. */
  async begin(order: CommandContext, accountId: AccountId, proof: OwnersProof): Promise<BegunSecondFactor> {
    if (await this.factorOf(accountId)) throw SecondFactorPresent();
    await this.owner.pass(order, accountId, proof);
    const secret = newTimeCodeKey();
    const factorId = idFrom(order.commandId, 'second factor');
    const begunAt = this.clock.now();
    const sealed = await this.sealer.seal(secret, keyContext(accountId, factorId));
    if (!(await this.store.begin({ factorId, accountId, secret: sealed, begunAt }))) throw SecondFactorPresent();
    const { algorithm, digits, period: periodSeconds } = TIME_CODES;
    const expiresAt = new Date(begunAt.getTime() + TO_CONFIRM_MS).toISOString();
    return { secret, uri: authenticatorUri(secret, await this.address(accountId)), algorithm, digits, periodSeconds, expiresAt };
  }

  /** Throws `second_factor_not_begun`, `second_factor_present` and `second_factor_wrong`. */
  async confirm(order: CommandContext, accountId: AccountId, code: string): Promise<ToldCodes> {
    const factor = await this.awaited(order, accountId);
    if (!(await this.check.takeTimeCode(order, factor, code))) throw SecondFactorWrong();
    const codes = newRecoveryCodes();
    if (!(await this.store.confirm(factor, codes, this.clock.now()))) throw SecondFactorNotBegun();
    return { sent: await this.tell(factor, order), recoveryCodes: codes.map(({ text }) => text) };
  }

  /** The earlier ones work no longer. Throws `second_factor_absent` and what the owner's proof may fail with. */
  async renewCodes(order: CommandContext, accountId: AccountId, proof: OwnersProof): Promise<ToldCodes> {
    if (!(await this.factorOf(accountId))) throw SecondFactorAbsent();
    await this.owner.pass(order, accountId, proof);
    const codes = newRecoveryCodes();
    await this.store.renewCodes(accountId, codes);
    const renewal = accountCommands.RecordRecoveryCodesRenewal({ accountId, renewalId: idFrom(order.commandId, 'recovery codes') });
    return { sent: await this.commands.send(renewal, order), recoveryCodes: codes.map(({ text }) => text) };
  }

  /** Throws `second_factor_absent` and what the owner's proof may fail with. */
  async remove(order: CommandContext, accountId: AccountId, proof: OwnersProof): Promise<Sent> {
    const factor = await this.factorOf(accountId);
    if (!factor) throw SecondFactorAbsent();
    await this.owner.pass(order, accountId, proof);
    const sent = await this.commands.send(accountCommands.RemoveSecondFactor({ accountId, by: 'owner' }), order);
    await this.store.forget(accountId, factor.factorId);
    return sent;
  }

  /** Forgets what was never confirmed, and tells the log what a dying process kept to itself. */
  async tidy(): Promise<void> {
    await this.store.forgetUnconfirmed(new Date(this.clock.now().getTime() - TO_CONFIRM_MS));
    for (const factor of await this.store.unrecorded(AT_ONCE)) {
      const { accountId } = factor;
      await this.tell(factor, { ...systemContext('job:accounts.tidy-sign-ins'), accountId, onBehalfOf: `account:${accountId}` });
    }
    await this.check.tellForgotten(AT_ONCE);
  }

  /** The factor whose first code this may be; one that was confirmed is so for the very order that confirmed it. */
  private async awaited({ commandId }: CommandContext, accountId: AccountId): Promise<KeptSecondFactor> {
    const factor = await this.store.find(accountId);
    if (!factor) throw SecondFactorNotBegun();
    if (factor.confirmedAt !== null && factor.lastOrder !== commandId) throw SecondFactorPresent();
    if (this.clock.now().getTime() - factor.begunAt.getTime() > TO_CONFIRM_MS) throw SecondFactorNotBegun();
    return factor;
  }

  private async tell({ accountId, factorId }: Pick<KeptSecondFactor, 'accountId' | 'factorId'>, context: CommandContext): Promise<Sent> {
    const commandId = idFrom('second factor added', factorId);
    const sent = await this.commands.send(accountCommands.AddSecondFactor({ accountId, factorId }), { ...context, commandId });
    await this.store.recorded(factorId);
    return sent;
  }

  private async factorOf(accountId: AccountId): Promise<SecondFactor | null> {
    const account = await this.streams.account(accountId);
    if (account.status !== 'open') throw AccountUnknown();
    return account.secondFactor;
  }

  private async address(accountId: AccountId): Promise<string> {
    const account = await this.queries.ask(accountById, { accountId });
    if (!account) throw AccountUnknown();
    return this.opener.openText(account.email, { accountId, purpose: 'account.email' });
  }
}

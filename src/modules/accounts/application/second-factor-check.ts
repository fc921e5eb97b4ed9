import { Inject, Injectable } from '@nestjs/common';
import { systemContext, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom, type AccountId } from '../../../shared-kernel/ids.js';
import { Clock, Commands } from '../../../shared-kernel/ports/messages.js';
import { SecondFactors, type KeptSecondFactor, type SpentRecoveryCode } from '../../../shared-kernel/ports/second-factors.js';
import { OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { accountCommands } from '../domain/commands.js';
import { SecondFactorRequired, SecondFactorWrong } from '../domain/errors.js';
import { AccountStreams } from './account-streams.js';
import { recoveryCodeHash } from './recovery-codes.js';
import { stepOf } from './time-codes.js';

/** Where a second factor's key belongs. */
export const keyContext = (accountId: AccountId, factorId: string) => ({ accountId, purpose: 'account.second-factor', id: factorId });

/** Asks for the second factor where an account has one: a code by time, or a recovery code in its place. Each works once. */
@Injectable()
export class SecondFactorCheck {
  constructor(
    private readonly streams: AccountStreams,
    private readonly store: SecondFactors,
    private readonly commands: Commands,
    private readonly clock: Clock,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  /** Throws `second_factor_required` and `second_factor_wrong`. */
  async pass(order: CommandContext, accountId: AccountId, code: string | null): Promise<void> {
    const account = await this.streams.account(accountId);
    // the log says whether there is one: it was told of a removal before anything was destroyed
    const factorId = account.status === 'open' ? account.secondFactor?.factorId : undefined;
    if (factorId === undefined) return;
    if (code === null) throw SecondFactorRequired();
    const factor = await this.store.find(accountId);
    if (factor?.factorId !== factorId) throw SecondFactorWrong();
    if (await this.takeTimeCode(order, factor, code)) return;
    if (!(await this.takeRecoveryCode(order, accountId, code))) throw SecondFactorWrong();
  }

  /** False for a wrong code, and for one of a time step that was taken before. */
  async takeTimeCode({ commandId }: CommandContext, { factorId, accountId, secret }: KeptSecondFactor, code: string): Promise<boolean> {
    const digits = code.replace(/\s/g, '');
    const find = (key: string) => Promise.resolve(stepOf(key, digits, this.clock.now()));
    const step = await this.opener.withSecret(secret, keyContext(accountId, factorId), find);
    return step !== null && this.store.takeStep(factorId, step, commandId);
  }

  private async takeRecoveryCode(order: CommandContext, accountId: AccountId, code: string): Promise<boolean> {
    const hash = recoveryCodeHash(code);
    const spent = hash && (await this.store.spendCode(accountId, hash, order.commandId, this.clock.now()));
    if (!spent) return false;
    await this.tell(spent, { ...order, accountId, actor: `account:${accountId}` });
    return true;
  }

  /** Tells the log of a recovery code that was used. */
  private async tell(spent: SpentRecoveryCode, context: CommandContext): Promise<void> {
    await this.commands.send(accountCommands.RecordRecoveryCodeUse({ ...spent }), { ...context, commandId: idFrom('recovery code', spent.codeId) });
    await this.store.recordedUse(spent.codeId);
  }

  /** Tells the log of uses that a dying process kept to itself. */
  async tellForgotten(limit: number): Promise<void> {
    for (const spent of await this.store.unrecordedUses(limit)) {
      const { accountId } = spent;
      await this.tell(spent, { ...systemContext('job:accounts.tidy-sign-ins'), accountId, onBehalfOf: `account:${accountId}` });
    }
  }
}

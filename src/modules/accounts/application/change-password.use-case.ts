import { Inject, Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import type { Identity } from '../../../shared-kernel/ports/authenticator.js';
import { Clock, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import { Passwords } from '../../../shared-kernel/ports/passwords.js';
import { PasswordSafe, type KeptPassword } from '../../../shared-kernel/ports/sign-in-store.js';
import { OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { AccountUnknown, PasswordWrong } from '../domain/errors.js';
import { assertStrong, passwordText } from '../domain/password-rules.js';
import { accountById } from '../domain/queries.js';
import { emailAddress, wordsOf } from './email-address.js';
import { PasswordChanges } from './password-changes.js';
import { SecondFactorCheck } from './second-factor-check.js';

/** The password that is, and the one that shall be. */
export interface WantedChange {
  readonly current: string;
  readonly next: string;
  /** Of the second factor; null when none was sent. */
  readonly code: string | null;
}

/** Changes a password and ends the account's other sessions in the same moment. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly queries: Queries,
    private readonly passwords: Passwords,
    private readonly safe: PasswordSafe,
    private readonly changes: PasswordChanges,
    private readonly factor: SecondFactorCheck,
    private readonly clock: Clock,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  /** Throws `password_wrong`, `password_too_weak`, `second_factor_required` and `second_factor_wrong`. */
  async run(order: CommandContext, identity: Identity, wanted: WantedChange): Promise<Sent> {
    const { accountId } = identity;
    const changeId = idFrom(order.commandId, 'password');
    const kept = await this.safe.find(accountId);
    if (!kept) throw AccountUnknown();
    // this very order may have been carried out by a process that died before it said so
    if (kept.changeId !== changeId) await this.change(changeId, identity, { ...kept, ...wanted }, order);
    return this.changes.record({ accountId, changeId }, order);
  }

  private async change(changeId: string, { accountId, sessionId }: Identity, it: KeptPassword & WantedChange, order: CommandContext): Promise<void> {
    if (!(await this.passwords.verify(it.hash, passwordText(it.current)))) throw PasswordWrong();
    const next = passwordText(it.next);
    assertStrong(next, await this.ownWords(accountId));
    await this.factor.pass(order, accountId, it.code);
    if (it.changeId !== null && !it.recorded) await this.changes.record({ accountId, changeId: it.changeId }, order);
    const to = await this.passwords.hash(next);
    const at = this.clock.now();
    if (!(await this.safe.change({ accountId, from: it.hash, to, changeId, keepSessionId: sessionId, at }))) throw PasswordWrong();
  }

  private async ownWords(accountId: string): Promise<readonly string[]> {
    const account = await this.queries.ask(accountById, { accountId });
    return account ? wordsOf(emailAddress(await this.opener.openText(account.email, { accountId, purpose: 'account.email' }))) : ['keyreel'];
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { idFrom, newId, type AccountId } from '../../../shared-kernel/ids.js';
import { Mailer } from '../../../shared-kernel/ports/mail.js';
import { Clock, Jobs, Queries } from '../../../shared-kernel/ports/messages.js';
import { Passwords } from '../../../shared-kernel/ports/passwords.js';
import { PasswordSafe } from '../../../shared-kernel/ports/sign-in-store.js';
import { OPENER, SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener, Sealer } from '../../../shared-kernel/ports/vault.js';
import { MailUnavailable, PasswordResetInvalid } from '../domain/errors.js';
import { assertStrong, passwordText } from '../domain/password-rules.js';
import { accountById } from '../domain/queries.js';
import { AccountTokens } from './account-tokens.js';
import { emailAddress, wordsOf } from './email-address.js';
import { PasswordChanges } from './password-changes.js';

/** The way back for a forgotten password. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly tokens: AccountTokens,
    private readonly passwords: Passwords,
    private readonly safe: PasswordSafe,
    private readonly changes: PasswordChanges,
    private readonly queries: Queries,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  /** The same job whether anybody has the address or not: only the job finds out. Throws `email_unusable` and `mail_unavailable`. */
  async ask(typedAddress: string): Promise<void> {
    if (!this.mailer.ready) throw MailUnavailable();
    const emailHash = await this.sealer.keyedHash(emailAddress(typedAddress).canonical, 'email');
    await this.jobs.add({ job: 'accounts.send-letter', data: { emailHash, use: 'reset-password' } }, newId());
  }

  /** Ends every session of the account. Throws `password_too_weak` and `password_reset_invalid`. */
  async run(order: CommandContext, token: string, typedPassword: string): Promise<void> {
    const next = passwordText(typedPassword);
    assertStrong(next, ['keyreel']);
    const accountId = await this.tokens.holderOf('reset-password', token);
    if (accountId === null) throw PasswordResetInvalid();
    await this.mustNotLeanOn(next, accountId);
    if ((await this.tokens.spend('reset-password', token)) !== accountId) throw PasswordResetInvalid();
    const changeId = idFrom(order.commandId, 'password reset', accountId);
    const to = await this.passwords.hash(next);
    if (!(await this.safe.reset({ accountId, to, changeId, at: this.clock.now() }))) throw PasswordResetInvalid();
    await this.changes.record({ accountId, changeId }, { ...order, accountId, actor: `account:${accountId}` });
  }

  /** Before the token is used up, so that a weak password costs no second letter. */
  private async mustNotLeanOn(password: string, accountId: AccountId): Promise<void> {
    const account = await this.queries.ask(accountById, { accountId });
    if (!account) throw PasswordResetInvalid();
    assertStrong(password, wordsOf(emailAddress(await this.opener.openText(account.email, { accountId, purpose: 'account.email' }))));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Passwords } from '../../../shared-kernel/ports/passwords.js';
import { PasswordSafe } from '../../../shared-kernel/ports/sign-in-store.js';
import { SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { SignInFailed } from '../domain/errors.js';
import { passwordText } from '../domain/password-rules.js';
import { AccountStreams } from './account-streams.js';
import { emailAddress } from './email-address.js';
import { SecondFactorCheck } from './second-factor-check.js';
import { Sessions, type OpenedSession, type Tokens } from './sessions.js';

const NOBODY = '00000000-0000-7000-8000-000000000000';

/** What a sign-in brings, as a person typed it. */
export interface SignInWanted {
  readonly email: string;
  readonly password: string;
  /** Of the second factor; null when none was sent. */
  readonly code: string | null;
  readonly tokens: Tokens;
}

/**
 * Begins a session for whoever knows an account's password and has its second factor where there is one. Whoever does not know the
 * password is told the same, after the same time, whatever else is wrong.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly streams: AccountStreams,
    private readonly passwords: Passwords,
    private readonly safe: PasswordSafe,
    private readonly factor: SecondFactorCheck,
    private readonly sessions: Sessions,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  /** Throws `email_unusable`, `sign_in_failed`, `second_factor_required` and `second_factor_wrong`. */
  async run(order: CommandContext, wanted: SignInWanted): Promise<OpenedSession> {
    const password = passwordText(wanted.password);
    const emailHash = await this.sealer.keyedHash(emailAddress(wanted.email).canonical, 'email');
    // what is not there is asked after all the same, so that the clock tells nobody
    const accountId = (await this.streams.holderOf(emailHash)) ?? NOBODY;
    const account = await this.streams.account(accountId);
    const kept = await this.safe.find(accountId);
    const hash = account.status === 'open' && kept ? kept.hash : null;
    const isRight = await this.passwords.verify(hash, password);
    if (!isRight || hash === null) throw SignInFailed();
    await this.factor.pass(order, accountId, wanted.code);
    const session = await this.sessions.open(accountId, hash, wanted.tokens);
    if (!session) throw SignInFailed();
    if (this.passwords.isOutdated(hash)) await this.safe.rehash(accountId, hash, await this.passwords.hash(password));
    return session;
  }
}

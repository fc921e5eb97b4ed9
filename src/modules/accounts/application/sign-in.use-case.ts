import { Inject, Injectable } from '@nestjs/common';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Passwords } from '../../../shared-kernel/ports/passwords.js';
import { PasswordSafe } from '../../../shared-kernel/ports/sign-in-store.js';
import { SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { SignInFailed } from '../domain/errors.js';
import { passwordText } from '../domain/password-rules.js';
import { AccountStreams } from './account-streams.js';
import { emailAddress } from './email-address.js';
import { Sessions, type OpenedSession } from './sessions.js';

/** Begins a session for whoever knows an account's password; every other case looks and takes the same. */
@Injectable()
export class SignIn {
  constructor(
    private readonly streams: AccountStreams,
    private readonly passwords: Passwords,
    private readonly safe: PasswordSafe,
    private readonly sessions: Sessions,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  /** Throws `email_unusable` and `sign_in_failed`. */
  async run(typedAddress: string, typedPassword: string): Promise<OpenedSession> {
    const password = passwordText(typedPassword);
    const accountId = await this.accountOf(emailAddress(typedAddress).canonical);
    const kept = accountId && (await this.safe.find(accountId));
    const isRight = await this.passwords.verify(kept?.hash ?? null, password);
    const session = isRight && accountId && kept ? await this.sessions.open(accountId, kept.hash) : null;
    if (!session || !kept) throw SignInFailed();
    if (this.passwords.isOutdated(kept.hash)) await this.safe.rehash(session.accountId, kept.hash, await this.passwords.hash(password));
    return session;
  }

  /** Null as well for an account that reserved the address and never opened. */
  private async accountOf(canonical: string): Promise<AccountId | null> {
    const holder = await this.streams.holderOf(await this.sealer.keyedHash(canonical, 'email'));
    return holder !== null && (await this.streams.account(holder)).status === 'open' ? holder : null;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { Passwords } from '../../../shared-kernel/ports/passwords.js';
import { PasswordSafe } from '../../../shared-kernel/ports/sign-in-store.js';
import { SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { SignInFailed } from '../domain/errors.js';
import { passwordText } from '../domain/password-rules.js';
import { AccountStreams } from './account-streams.js';
import { emailAddress } from './email-address.js';
import { Sessions, type OpenedSession } from './sessions.js';

const NOBODY = '00000000-0000-7000-8000-000000000000';

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
    const emailHash = await this.sealer.keyedHash(emailAddress(typedAddress).canonical, 'email');
    // what is not there is asked after all the same, so that the clock tells nobody
    const accountId = (await this.streams.holderOf(emailHash)) ?? NOBODY;
    const account = await this.streams.account(accountId);
    const kept = await this.safe.find(accountId);
    const hash = account.status === 'open' && kept ? kept.hash : null;
    const isRight = await this.passwords.verify(hash, password);
    const session = isRight && hash !== null ? await this.sessions.open(accountId, hash) : null;
    if (!session || hash === null) throw SignInFailed();
    if (this.passwords.isOutdated(hash)) await this.safe.rehash(accountId, hash, await this.passwords.hash(password));
    return session;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { ErrandRunner } from '../../../shared-kernel/ports/messages.js';
import { SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { accountAtAddress } from '../domain/commands.js';
import { AccountStreams } from './account-streams.js';
import { emailAddress } from './email-address.js';

/** Finds an account by the keyed hash of its address, the only form in which the log knows it. */
@Injectable()
export class AccountAtAddress extends ErrandRunner<{ readonly email: string }, AccountId | null> {
  readonly errand = accountAtAddress;

  constructor(
    private readonly streams: AccountStreams,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {
    super();
  }

  /** Throws `email_unusable`. */
  async run({ email }: { readonly email: string }): Promise<AccountId | null> {
    return this.streams.holderOf(await this.sealer.keyedHash(emailAddress(email).canonical, 'email'));
  }
}

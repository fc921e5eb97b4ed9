import { Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Passwords } from '../../../shared-kernel/ports/passwords.js';
import { PasswordSafe } from '../../../shared-kernel/ports/sign-in-store.js';
import { PasswordWrong } from '../domain/errors.js';
import { passwordText } from '../domain/password-rules.js';
import { SecondFactorCheck } from './second-factor-check.js';

/** What an owner shows once more, although they are signed in. */
export interface OwnersProof {
  readonly password: string;
  /** Null when none was sent. */
  readonly code: string | null;
}

/** A session can be stolen: what cannot be undone, or would shut the owner out, takes what the owner alone knows and has. */
@Injectable()
export class OwnerCheck {
  constructor(
    private readonly passwords: Passwords,
    private readonly safe: PasswordSafe,
    private readonly factor: SecondFactorCheck,
  ) {}

  /** Throws `password_wrong`, `second_factor_required` and `second_factor_wrong`. */
  async pass(order: CommandContext, accountId: AccountId, { password, code }: OwnersProof): Promise<void> {
    const kept = await this.safe.find(accountId);
    if (!kept || !(await this.passwords.verify(kept.hash, passwordText(password)))) throw PasswordWrong();
    await this.factor.pass(order, accountId, code);
  }
}

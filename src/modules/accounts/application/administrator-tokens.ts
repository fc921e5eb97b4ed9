import { Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Clock, Commands, type Sent } from '../../../shared-kernel/ports/messages.js';
import { OneTimeTokens } from '../../../shared-kernel/ports/sign-in-store.js';
import { accountCommands } from '../domain/commands.js';
import { AdministratorTokenInvalid } from '../domain/errors.js';
import { newToken, tokenHash } from '../../../infrastructure/tokens/tokens.js';

const PURPOSE = 'administrator';
const LIFETIME_MS = 24 * 60 * 60 * 1000;

/** One-time tokens that make an account an administrator. */
@Injectable()
export class AdministratorTokens {
  constructor(
    private readonly tokens: OneTimeTokens,
    private readonly clock: Clock,
  ) {}

  /** A token for the operator's eyes, good for 24 hours; its SHA-256 is kept. */
  async issue(): Promise<string> {
    const token = newToken('a');
    const hash = tokenHash('a', token);
    if (!hash) throw new Error('A token that does not know itself.');
    await this.tokens.issue(PURPOSE, hash, new Date(this.clock.now().getTime() + LIFETIME_MS));
    return token;
  }

  /** For the start: a token while nobody has ever become an administrator, then null. */
  async first(): Promise<string | null> {
    return (await this.tokens.everRedeemed(PURPOSE)) ? null : this.issue();
  }

  /** False for a token that is unknown, expired or used by another account. */
  async redeem(token: string, accountId: AccountId): Promise<boolean> {
    const hash = tokenHash('a', token.trim());
    return hash !== null && (await this.tokens.redeem(PURPOSE, hash, accountId, this.clock.now()));
  }
}

/** Makes whoever holds a one-time token an administrator. */
@Injectable()
export class BecomeAdministrator {
  constructor(
    private readonly commands: Commands,
    private readonly tokens: AdministratorTokens,
  ) {}

  /** Throws `administrator_token_invalid`; the same account may repeat it. */
  async run(order: CommandContext, accountId: AccountId, token: string): Promise<Sent> {
    if (!(await this.tokens.redeem(token, accountId))) throw AdministratorTokenInvalid();
    return this.commands.send(accountCommands.GrantRole({ accountId, role: 'admin' }), order);
  }
}

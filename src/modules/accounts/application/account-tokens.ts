import { Injectable } from '@nestjs/common';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { OneTimeTokens } from '../../../shared-kernel/ports/sign-in-store.js';
import { newToken, tokenHash } from '../../../infrastructure/tokens/tokens.js';

/** What a one-time token of an account lets its holder do. */
export type TokenUse = 'confirm-email' | 'reset-password';

const HOUR_MS = 60 * 60 * 1000;
const USES = {
  'confirm-email': { kind: 'c', lifetimeMs: 72 * HOUR_MS },
  'reset-password': { kind: 'w', lifetimeMs: HOUR_MS },
} as const;

/** One-time tokens that speak for one account: in letters, or at the operator's command line. Only their SHA-256 is kept. */
@Injectable()
export class AccountTokens {
  constructor(
    private readonly tokens: OneTimeTokens,
    private readonly clock: Clock,
  ) {}

  /** A new token; the account's earlier one for the same use works no longer. */
  async issue(use: TokenUse, accountId: AccountId): Promise<{ readonly token: string; readonly expiresAt: Date }> {
    const { kind, lifetimeMs } = USES[use];
    const token = newToken(kind);
    const hash = tokenHash(kind, token);
    if (!hash) throw new Error('A token that does not know itself.');
    const expiresAt = new Date(this.clock.now().getTime() + lifetimeMs);
    await this.tokens.issueFor(use, accountId, hash, expiresAt);
    return { token, expiresAt };
  }

  /** Whose it is, without using it up. */
  async holderOf(use: TokenUse, token: string): Promise<AccountId | null> {
    const hash = tokenHash(USES[use].kind, token.trim());
    return hash && this.tokens.holderOf(use, hash, this.clock.now());
  }

  /** Whose it is, the first time; null for a token that is unknown, expired, replaced or used. */
  async spend(use: TokenUse, token: string): Promise<AccountId | null> {
    const hash = tokenHash(USES[use].kind, token.trim());
    return hash && this.tokens.spend(use, hash, this.clock.now());
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { OneTimeTokens } from '../../../shared-kernel/ports/sign-in-store.js';
import { CONFIGURATION } from '../../../shared-kernel/ports/tokens.js';
import { InvitationInvalid, InvitationRequired, SignUpClosed } from '../domain/errors.js';
import { newToken, tokenHash } from '../../../infrastructure/tokens/tokens.js';

const PURPOSE = 'invitation';
const DAY_MS = 24 * 60 * 60 * 1000;

/** An invitation, told once. */
export interface Invitation {
  readonly invitation: string;
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
}

/** Who may open an account: everybody, whoever was invited, or nobody. */
@Injectable()
export class Invitations {
  constructor(
    private readonly tokens: OneTimeTokens,
    private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly rules: { readonly signUp: 'open' | 'invitation' | 'closed' },
  ) {}

  async issue(days: number): Promise<Invitation> {
    const invitation = newToken('i');
    const expiresAt = new Date(this.clock.now().getTime() + days * DAY_MS);
    await this.tokens.issue(PURPOSE, hashOf(invitation), expiresAt);
    return { invitation, expiresAt: expiresAt.toISOString() };
  }

  /** Before anything is reserved. Throws `sign_up_closed`, `invitation_required`, `invitation_invalid`. */
  async mustBeGood(invitation: string | null, accountId: AccountId): Promise<void> {
    if (this.rules.signUp === 'open') return;
    if (this.rules.signUp === 'closed') throw SignUpClosed();
    if (invitation === null) throw InvitationRequired();
    if (!(await this.tokens.isGood(PURPOSE, hashOf(invitation), accountId, this.clock.now()))) throw InvitationInvalid();
  }

  /** Uses it up for this account; the same account may do so again. Throws `invitation_invalid` for whoever came second. */
  async take(invitation: string | null, accountId: AccountId): Promise<void> {
    if (this.rules.signUp !== 'invitation') return;
    if (!(await this.tokens.redeem(PURPOSE, hashOf(invitation ?? ''), accountId, this.clock.now()))) throw InvitationInvalid();
  }
}

const hashOf = (invitation: string): Buffer => {
  const hash = tokenHash('i', invitation.trim());
  if (!hash) throw InvitationInvalid();
  return hash;
};

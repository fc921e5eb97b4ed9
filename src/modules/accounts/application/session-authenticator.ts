import { Injectable } from '@nestjs/common';
import { Authenticator, type Identity } from '../../../shared-kernel/ports/authenticator.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { SessionStore } from '../../../shared-kernel/ports/sign-in-store.js';
import { AccountStreams } from './account-streams.js';
import { expiryAfter } from './sessions.js';
import { tokenHash } from './tokens.js';

const NOTED_EVERY_MS = 60_000;

/** Knows sessions by their tokens; roles come from the head of the account's stream, so that a change acts at once. */
@Injectable()
export class SessionAuthenticator extends Authenticator {
  constructor(
    private readonly sessions: SessionStore,
    private readonly streams: AccountStreams,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async authenticate(token: string): Promise<Identity | null> {
    const hash = tokenHash('s', token);
    if (!hash) return null;
    const now = this.clock.now();
    const session = await this.sessions.byToken(hash, now);
    if (!session) return null;
    const account = await this.streams.account(session.accountId);
    if (account.status !== 'open') return null;
    const { sessionId, accountId, lastUsedAt } = session;
    if (now.getTime() - lastUsedAt.getTime() >= NOTED_EVERY_MS) await this.sessions.use(sessionId, now, expiryAfter(now));
    return { accountId, roles: account.roles, sessionId };
  }
}

import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Authenticator, type Carrier, type Identity } from '../../../shared-kernel/ports/authenticator.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { PersonalTokens } from '../../../shared-kernel/ports/personal-tokens.js';
import { SessionStore } from '../../../shared-kernel/ports/sign-in-store.js';
import { SignOuts } from '../../../shared-kernel/ports/sign-outs.js';
import { AccountStreams } from './account-streams.js';
import { expiryAfter } from './sessions.js';
import { tokenHash } from '../../../infrastructure/tokens/tokens.js';

const SESSIONS_NOTED_EVERY_MS = 60_000;
const TOKENS_NOTED_EVERY_MS = 60 * 60_000;

type Known = Omit<Identity, 'roles'>;

/** Knows sessions and personal tokens; roles come from the head of the account's stream, so that a change acts at once. */
@Injectable()
export class TokenAuthenticator extends Authenticator implements OnModuleDestroy {
  constructor(
    private readonly sessions: SessionStore,
    private readonly personal: PersonalTokens,
    private readonly streams: AccountStreams,
    private readonly signOuts: SignOuts,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async authenticate(token: string, carrier: Carrier): Promise<Identity | null> {
    const known = carrier === 'cookie' ? await this.session(tokenHash('ck', token)) : await this.borne(token);
    if (!known) return null;
    const account = await this.streams.account(known.accountId);
    return account.status === 'open' ? { ...known, roles: account.roles } : null;
  }

  override whenEnded(accountId: AccountId, listener: () => void): () => void {
    return this.signOuts.heard(accountId, listener);
  }

  onModuleDestroy(): Promise<void> {
    return this.signOuts.close();
  }

  private async borne(token: string): Promise<Known | null> {
    return (await this.session(tokenHash('s', token) ?? tokenHash('acc', token))) ?? (await this.personalToken(token));
  }

  private async session(hash: Buffer | null): Promise<Known | null> {
    const now = this.clock.now();
    const session = hash && (await this.sessions.byToken(hash, now));
    if (!session) return null;
    const { sessionId, accountId, lastUsedAt } = session;
    if (now.getTime() - lastUsedAt.getTime() >= SESSIONS_NOTED_EVERY_MS) await this.sessions.use(sessionId, now, expiryAfter(now));
    return { accountId, sessionId, scopes: null };
  }

  private async personalToken(token: string): Promise<Known | null> {
    const hash = tokenHash('pat', token);
    const now = this.clock.now();
    const kept = hash && (await this.personal.byToken(hash, now));
    if (!kept) return null;
    const { tokenId, accountId, scopes, lastUsedAt } = kept;
    if (now.getTime() - (lastUsedAt?.getTime() ?? 0) >= TOKENS_NOTED_EVERY_MS) await this.personal.use(tokenId, now);
    return { accountId, sessionId: tokenId, scopes };
  }
}

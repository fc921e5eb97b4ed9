import { Injectable } from '@nestjs/common';
import { newId, type AccountId } from '../../../shared-kernel/ids.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { SessionStore, type Refreshing } from '../../../shared-kernel/ports/sign-in-store.js';
import { newRefreshToken, newToken, refreshHashes, tokenHash, type TokenKind } from '../../../infrastructure/tokens/tokens.js';

/** What a client wants to sign its requests with: one token for the whole session, short ones that it refreshes, or, for the page, one in its cookie. */
export type Tokens = 'lasting' | 'refreshing' | 'cookie';

const KINDS = { lasting: 's', refreshing: 'acc', cookie: 'ck' } as const satisfies Record<Tokens, TokenKind>;

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const IDLE_MS = 30 * DAY_MS;
/** For so long a session goes on unused. */
export const SESSION_SECONDS = IDLE_MS / 1000;
const TOKEN_MS = 15 * MINUTE_MS;
const LONGEST_MS = 180 * DAY_MS;

const later = (moment: Date, milliseconds: number): Date => new Date(moment.getTime() + milliseconds);

/** When a session ends unless it is used again. */
export const expiryAfter = (use: Date): Date => later(use, IDLE_MS);
/** When a token that is refreshed is worth nothing any more. */
export const tokenExpiryAfter = (issue: Date): Date => later(issue, TOKEN_MS);

/** A session that was just opened or refreshed; its tokens are told once and kept nowhere. */
export interface OpenedSession {
  readonly accountId: AccountId;
  readonly sessionId: string;
  readonly token: string;
  /** ISO 8601 UTC, as the other moments. */
  readonly expiresAt: string;
  /** Null for a session with one token for as long as it lasts. */
  readonly refresh: { readonly token: string; readonly tokenExpiresAt: string; readonly endsAt: string } | null;
}

/** How the refresh half of a session is told. */
export const toldRefresh = (token: string, { tokenExpiresAt, endsAt }: Refreshing) => ({
  token,
  tokenExpiresAt: tokenExpiresAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

/** The hash of a token that was made here. */
export const ownHash = (kind: TokenKind, token: string): Buffer => {
  const hash = tokenHash(kind, token);
  if (!hash) throw new Error('A token that does not know itself.');
  return hash;
};

/** Opens sessions. */
@Injectable()
export class Sessions {
  constructor(
    private readonly store: SessionStore,
    private readonly clock: Clock,
  ) {}

  /** Null when the password that was verified is no longer the account's. */
  async open(accountId: AccountId, verifiedHash: string, tokens: Tokens): Promise<OpenedSession | null> {
    const kind = KINDS[tokens];
    const token = newToken(kind);
    const refreshToken = tokens === 'refreshing' ? newRefreshToken(null) : null;
    const createdAt = this.clock.now();
    const refreshing = refreshToken === null ? null : { tokenExpiresAt: tokenExpiryAfter(createdAt), endsAt: later(createdAt, LONGEST_MS) };
    const session = { sessionId: newId(), accountId, createdAt, expiresAt: expiryAfter(createdAt), refreshing, inCookie: tokens === 'cookie' };
    const keys = { token: ownHash(kind, token), refresh: refreshToken === null ? null : refreshHashes(refreshToken) };
    if (!(await this.store.open(session, keys, verifiedHash))) return null;
    const refresh = refreshToken !== null && refreshing ? toldRefresh(refreshToken, refreshing) : null;
    return { accountId, sessionId: session.sessionId, token, expiresAt: session.expiresAt.toISOString(), refresh };
  }
}

import { Injectable } from '@nestjs/common';
import { newId, type AccountId } from '../../../shared-kernel/ids.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { SessionStore } from '../../../shared-kernel/ports/sign-in-store.js';
import { newToken, tokenHash } from './tokens.js';

const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;

/** When a session ends unless it is used again. */
export const expiryAfter = (use: Date): Date => new Date(use.getTime() + LIFETIME_MS);

/** A session that was just opened; its token is told once and kept nowhere. */
export interface OpenedSession {
  readonly accountId: AccountId;
  readonly sessionId: string;
  readonly token: string;
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
}

/** Opens sessions. */
@Injectable()
export class Sessions {
  constructor(
    private readonly store: SessionStore,
    private readonly clock: Clock,
  ) {}

  /** Null when the password that was verified is no longer the account's. */
  async open(accountId: AccountId, verifiedHash: string): Promise<OpenedSession | null> {
    const token = newToken('s');
    const hash = tokenHash('s', token);
    if (!hash) throw new Error('A token that does not know itself.');
    const sessionId = newId();
    const createdAt = this.clock.now();
    const expiresAt = expiryAfter(createdAt);
    const opened = await this.store.open({ sessionId, accountId, createdAt, expiresAt }, hash, verifiedHash);
    return opened ? { accountId, sessionId, token, expiresAt: expiresAt.toISOString() } : null;
  }
}

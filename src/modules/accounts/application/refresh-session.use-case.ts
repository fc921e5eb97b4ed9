import { Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Clock, Commands } from '../../../shared-kernel/ports/messages.js';
import { SessionStore } from '../../../shared-kernel/ports/sign-in-store.js';
import { accountCommands } from '../domain/commands.js';
import { RefreshTokenInvalid, RefreshTokenReused } from '../domain/errors.js';
import { AccountStreams } from './account-streams.js';
import { expiryAfter, ownHash, tokenExpiryAfter, toldRefresh, type OpenedSession } from './sessions.js';
import { newRefreshToken, newToken, refreshHashes } from '../../../infrastructure/tokens/tokens.js';

/** Gives new tokens for a refresh token, which is good once: whoever comes with it again ends the session for both. */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly store: SessionStore,
    private readonly streams: AccountStreams,
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  /** Throws `refresh_token_invalid` and `refresh_token_reused`. */
  async run(order: CommandContext, presentedToken: string): Promise<OpenedSession> {
    const presented = refreshHashes(presentedToken);
    if (!presented) throw RefreshTokenInvalid();
    const now = this.clock.now();
    const [token, refreshToken] = [newToken('acc'), newRefreshToken(presentedToken)];
    const next = {
      nextToken: ownHash('acc', token),
      nextRefresh: ownHash('ref', refreshToken),
      tokenExpiresAt: tokenExpiryAfter(now),
      idleUntil: expiryAfter(now),
    };
    const rotated = await this.store.rotate({ presented, ...next, orderId: order.commandId, now });
    if (rotated.outcome === 'unknown') throw RefreshTokenInvalid();
    if (rotated.outcome === 'ended') return this.refuseReuse(order, rotated);
    const { accountId, sessionId, expiresAt, refreshing } = rotated.session;
    if (!refreshing || (await this.streams.account(accountId)).status !== 'open') throw RefreshTokenInvalid();
    return { accountId, sessionId, token, expiresAt: expiresAt.toISOString(), refresh: toldRefresh(refreshToken, refreshing) };
  }

  private async refuseReuse(order: CommandContext, ended: { readonly accountId: string; readonly sessionId: string }): Promise<never> {
    const commandId = idFrom('refresh token reused', ended.sessionId);
    await this.commands.send(accountCommands.RecordSuspectedTheft(ended), { ...order, commandId, accountId: ended.accountId });
    throw RefreshTokenReused();
  }
}

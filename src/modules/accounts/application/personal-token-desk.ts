import { Inject, Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { idFrom, type AccountId } from '../../../shared-kernel/ids.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { PersonalTokens, type KeptPersonalToken } from '../../../shared-kernel/ports/personal-tokens.js';
import { OPENER, SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener, Sealer } from '../../../shared-kernel/ports/vault.js';
import { TooManyTokens } from '../domain/errors.js';
import { newToken, tokenHash } from '../../../infrastructure/tokens/tokens.js';

const MOST_TOKENS = 50;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What a token is asked for with. */
export interface WantedToken {
  readonly name: string;
  readonly scopes: readonly string[];
  /** Null for a token that works until it is revoked. */
  readonly expiresInDays: number | null;
}

/** A personal access token as its owner sees it; never the token. */
export interface ShownToken {
  readonly tokenId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly expiresAt: string | null;
}

const named = (accountId: AccountId, tokenId: string) => ({ accountId, purpose: 'account.token-name', id: tokenId });

/** Makes and lists personal access tokens. */
@Injectable()
export class PersonalTokenDesk {
  constructor(
    private readonly store: PersonalTokens,
    private readonly clock: Clock,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  /** Throws `too_many_tokens`. The token is told here and kept nowhere; the same order again gets a new text for the same token. */
  async issue(order: CommandContext, accountId: AccountId, wanted: WantedToken): Promise<ShownToken & { readonly token: string }> {
    const token = newToken('pat');
    const hash = tokenHash('pat', token);
    if (!hash) throw new Error('A token that does not know itself.');
    const tokenId = idFrom(order.commandId, 'personal token');
    const createdAt = this.clock.now();
    const expiresAt = wanted.expiresInDays === null ? null : new Date(createdAt.getTime() + wanted.expiresInDays * DAY_MS);
    const scopes = [...new Set(wanted.scopes)].sort();
    const name = await this.sealer.seal(wanted.name, named(accountId, tokenId));
    const kept = { tokenId, accountId, name, scopes, createdAt, expiresAt };
    if (!(await this.store.keep(kept, hash, MOST_TOKENS))) throw TooManyTokens({ most: MOST_TOKENS });
    return { token, ...(await this.shown({ ...kept, lastUsedAt: null })) };
  }

  /** Newest first. */
  async list(accountId: AccountId): Promise<readonly ShownToken[]> {
    const kept = await this.store.ofAccount(accountId, this.clock.now());
    return Promise.all(kept.map(token => this.shown(token)));
  }

  /** False when the account has no such token. From now on nobody gets in with it. */
  revoke(accountId: AccountId, tokenId: string): Promise<boolean> {
    return this.store.revoke(accountId, tokenId, this.clock.now());
  }

  private async shown({ tokenId, accountId, name, scopes, createdAt, lastUsedAt, expiresAt }: KeptPersonalToken): Promise<ShownToken> {
    return {
      tokenId,
      name: await this.opener.openText(name, named(accountId, tokenId)),
      scopes,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      expiresAt: expiresAt?.toISOString() ?? null,
    };
  }
}

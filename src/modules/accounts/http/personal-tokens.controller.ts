import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ResourceMissing } from '../../../infrastructure/http/rim-refusals.js';
import { Gives, Idempotent, Me, Order, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { PersonalTokenDesk } from '../application/personal-token-desk.js';
import { TooManyTokens } from '../domain/errors.js';
import { IssuedTokenShape, PersonalTokenRequest, PersonalTokensShape } from './personal-tokens.requests.js';

/** Tokens for programs of the account's owner; no token may make, see or revoke another one. */
@Controller('tokens')
@Policy('user')
@Scope('session')
export class PersonalTokensController {
  constructor(private readonly desk: PersonalTokenDesk) {}

  @Post()
  @Idempotent('required')
  @Gives(IssuedTokenShape, 'The token, shown this once. It can do what its scopes say, and never more than the account.')
  @Refuses(TooManyTokens)
  issue(@Me() accountId: AccountId, @Order() order: CommandContext, @Body() { name, scopes, expiresInDays }: PersonalTokenRequest) {
    return this.desk.issue(order, accountId, { name, scopes, expiresInDays });
  }

  @Get()
  @Gives(PersonalTokensShape)
  async list(@Me() accountId: AccountId) {
    return { items: await this.desk.list(accountId) };
  }

  @Delete(':tokenId')
  @HttpCode(204)
  @Idempotent('optional')
  @Gives(null, 'The token is worth nothing any more, from this moment on.')
  @Refuses(ResourceMissing)
  async revoke(@Me() accountId: AccountId, @PathId('tokenId') tokenId: string): Promise<void> {
    if (!(await this.desk.revoke(accountId, tokenId))) throw ResourceMissing();
  }
}

import { Controller, Get } from '@nestjs/common';
import { answered, readOf } from '../../../infrastructure/http/answers.js';
import { AsOf, Gives, LooksAt, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { AccountUnknown } from '../../../shared-kernel/refusal.js';
import { AccountOverview } from '../application/account-overview.js';
import { OverviewShape } from './overview.responses.js';

const GIVES = `How the account stands: states, amounts, sizes and hashes. Never content, names, prompts, addresses, URLs or secrets. Of an erased account it is what is left, with its
tombstone. Sessions and deliveries of webhooks are kept beside the history: as of a moment of the past nothing is told of them. The look is written down first; the owner sees it at GET /v1/accounts/me/support-looks.`;

/** What support sees of an account at one glance. */
@Controller('support/accounts')
@Policy('support', 'admin')
@Scope('operations')
export class SupportOverviewController {
  constructor(private readonly overview: AccountOverview) {}

  @Get(':accountId')
  @LooksAt('accountId')
  @AsOf({ of: 'accountId' })
  @Gives(readOf(OverviewShape), GIVES)
  @Refuses(AccountUnknown, 'ticket_malformed')
  async show(@PathId('accountId') accountId: string) {
    return answered(await this.overview.of(accountId));
  }
}

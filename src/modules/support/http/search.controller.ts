import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Crosses, Gives, Me, Order, Policy, Refuses, Ticket } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { SearchAccounts } from '../application/search-accounts.js';
import { AccountSearchRequest, AccountsFoundShape } from './search.requests.js';

/** Support finds the account that somebody writes about. */
@Controller('support/searches')
@Policy('support', 'admin')
@Crosses('search')
@Scope('operations:read')
export class SupportSearchController {
  constructor(private readonly searching: SearchAccounts) {}

  @Post()
  @HttpCode(200)
  @Gives(
    AccountsFoundShape,
    'Which account it is, and whether it is open: nothing else of it. Each search is written down with who searched; an e-mail address is not kept.',
  )
  @Refuses('email_unusable', 'ticket_malformed')
  async search(@Me() me: AccountId, @Order() order: CommandContext, @Ticket() ticket: string | null, @Body() { by, value }: AccountSearchRequest) {
    return { items: await this.searching.run(order, me, { by, value, ticket }) };
  }
}

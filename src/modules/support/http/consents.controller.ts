import { Controller, Delete, HttpCode } from '@nestjs/common';
import { Acts } from '../../../infrastructure/http/acts.js';
import { written, writtenOf } from '../../../infrastructure/http/answers.js';
import { Gives, Idempotent, Me, Order, PathId, Policy, Refuses, Ticket } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { AccountUnknown } from '../../../shared-kernel/refusal.js';
import { accountCommands, supportConsentsOf } from '../../accounts/index.js';
import { EndedConsentShape } from './consents.requests.js';

/** A consent ends by either side: its owner takes it back, or support needs it no longer. */
@Controller('support/accounts/:accountId/consents')
@Policy('support', 'admin')
@Scope('operations')
export class EndedConsentsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
  ) {}

  @Delete(':consentId')
  @Acts('end-consent')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(writtenOf(EndedConsentShape), 'Nobody looks under it any more, from this moment on; its owner sees that support ended it.')
  @Refuses(AccountUnknown, 'consent_unknown', 'ticket_malformed')
  async end(
    @PathId('accountId') accountId: AccountId,
    @PathId('consentId') consentId: string,
    @Me() by: AccountId,
    @Order() order: CommandContext,
    @Ticket() ticket: string | null,
  ) {
    const ending = accountCommands.WithdrawSupportConsent({ accountId, consentId, by, ...(ticket === null ? {} : { ticket }) });
    const sent = await this.commands.send(ending, { ...order, onBehalfOf: `account:${accountId}` });
    // the wall in the database knows it too before anybody is told
    await this.queries.ask(supportConsentsOf, { accountId }, sent.position);
    return written(sent, { accountId, consentId });
  }
}

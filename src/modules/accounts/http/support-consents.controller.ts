import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { answered, ListQuery, page, pageOf, written, writtenOf } from '../../../infrastructure/http/answers.js';
import { AsOf, Gives, Idempotent, Me, Order, PathId, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { SupportConsentDesk } from '../application/support-consent-desk.js';
import { ConsentUnknown, TooManyConsents } from '../domain/errors.js';
import { supportLooksAt } from '../domain/queries.js';
import { SupportConsentRequest, SupportConsentShape, SupportConsentsShape, SupportLookShape } from './support-consents.requests.js';

const GIVEN = `From now on and until the time said, accounts with the role \`support\` may look at the content: projects, transcripts, outputs, tasks and receipts, by sending this
account's id as \`Keyreel-Account\`. They change nothing, and see no keys, sessions, tokens, credits or exact prompts. Every look is listed at GET /v1/accounts/me/support-looks.`;

/** What an account lets support look at, and what support looked at. */
@Controller('accounts/me')
@Policy('user')
@Scope('session')
export class SupportConsentsController {
  constructor(
    private readonly desk: SupportConsentDesk,
    private readonly queries: Queries,
  ) {}

  @Post('support-consents')
  @Idempotent('required')
  @Gives(writtenOf(SupportConsentShape), GIVEN)
  @Refuses(ProjectUnknown, TooManyConsents)
  async give(@Me() accountId: AccountId, @Order() order: CommandContext, @Body() { hours, projectId }: SupportConsentRequest) {
    const { consent, position } = await this.desk.give(order, accountId, { hours, projectId });
    return written({ position }, consent);
  }

  @Get('support-consents')
  @AsOf()
  @Gives(SupportConsentsShape)
  async list(@Me() accountId: AccountId, @Position() after: Position | undefined) {
    const { value, ...told } = await this.desk.list(accountId, after);
    return answered({ ...told, value: { items: value } });
  }

  @Delete('support-consents/:consentId')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(writtenOf(SupportConsentShape), 'Nobody looks under it any more, from this moment on.')
  @Refuses(ConsentUnknown)
  async withdraw(@Me() accountId: AccountId, @Order() order: CommandContext, @PathId('consentId') consentId: string) {
    const { consent, position } = await this.desk.withdraw(order, accountId, consentId);
    return written({ position }, consent);
  }

  @Get('support-looks')
  @AsOf()
  @Gives(pageOf(SupportLookShape), 'What support looked at, newest first; without what it saw.')
  async looks(@Me() accountId: AccountId, @Query() { cursor, limit }: ListQuery, @Position() after: Position | undefined) {
    const { value, ...told } = await this.queries.read(supportLooksAt, { accountId, after: cursor, limit }, after);
    const rows = value.looks.map(({ accountId: _, ...look }) => look);
    return page({ ...told, value: { rows, next: value.next } });
  }
}

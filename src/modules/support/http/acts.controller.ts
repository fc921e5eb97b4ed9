import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ListQuery, page, pageOf } from '../../../infrastructure/http/answers.js';
import { openFields } from '../../../infrastructure/http/open-fields.js';
import { AsOf, Crosses, Gives, Me, PathId, Policy, Position } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { ACT_NOTE } from '../application/recorded-acts.js';
import { SERVICE } from '../domain/act-events.js';
import { actsOn, type ActView } from '../domain/act-queries.js';
import { ActShape, StaffActShape } from './acts.responses.js';

const told = ({ actId, action, by, things, reason, ticket, at, outcome, refusal }: ActView): ActShape => ({
  ...{ actId, action, by, things, reason, ticket, at, outcome, refusal },
});

/** What was only tried may have been meant for things of somebody else. */
const forOwner = (act: ActView): ActShape => ({ ...told(act), things: act.outcome === 'done' ? act.things : {} });

/** What the staff did for an account or to the service. */
@Controller()
@Policy('support', 'admin')
@Scope('operations')
export class ActsController {
  constructor(
    private readonly queries: Queries,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  @Get('accounts/me/support-actions')
  @AsOf()
  @Policy('user')
  @Scope('account')
  @Gives(
    pageOf(ActShape),
    'What support and administrators did for this account, newest first: who, what, why, for which ticket, and whether it came about.',
  )
  async mine(@Me() accountId: AccountId, @Query() { cursor, limit }: ListQuery, @Position() after: Position | undefined) {
    const { value, ...moment } = await this.queries.read(actsOn, { accountId, after: cursor, limit }, after);
    return page({ ...moment, value: { rows: value.acts.map(forOwner), next: value.next } });
  }

  @Get('support/accounts/:accountId/actions')
  @AsOf({ of: 'accountId' })
  @Crosses('staff')
  @Gives(pageOf(StaffActShape), 'What the staff did for an account, newest first.')
  ofAccount(@PathId('accountId') accountId: AccountId, @Query() query: ListQuery, @Position() after: Position | undefined) {
    return this.forStaff(accountId, query, after);
  }

  @Get('operations/actions')
  @Crosses('staff')
  @Gives(pageOf(StaffActShape), 'What the staff did to the service itself, newest first.')
  onService(@Query() query: ListQuery, @Position() after: Position | undefined) {
    return this.forStaff(SERVICE, query, after);
  }

  private async forStaff(accountId: string, { cursor, limit }: ListQuery, after: Position | undefined) {
    const { value, ...moment } = await this.queries.read(actsOn, { accountId, after: cursor, limit }, after);
    const rows = await Promise.all(value.acts.map(act => this.shown(act)));
    return page({ ...moment, value: { rows, next: value.next } });
  }

  private async shown(act: ActView): Promise<StaffActShape> {
    const { note } = await openFields(this.opener, act.accountId ?? act.by, { note: act.note }, { note: ACT_NOTE });
    return { ...told(act), route: act.route, note: typeof note === 'string' ? note : null };
  }
}

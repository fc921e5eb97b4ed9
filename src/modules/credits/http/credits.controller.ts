import { Controller, Get, Query } from '@nestjs/common';
import { answered, ListQuery } from '../../../infrastructure/http/answers.js';
import { Gives, Me, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { creditAmount } from '../../../shared-kernel/money.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { PricesUnavailable } from '../domain/errors.js';
import { balance, priceCatalogue, statement } from '../domain/queries.js';
import { BalanceShape, PricesShape, StatementShape } from './credits.shapes.js';
import { shownBalance, shownEntry } from './shown-amounts.js';

/** Which of the two things called credits all of this is about (R61). */
const PURSE = { purse: 'platform_credits' } as const;

/** An account's own platform credits. */
@Policy('user')
@Scope('credits')
@Controller('credits')
export class CreditsController {
  constructor(private readonly queries: Queries) {}

  @Get('balance')
  @Gives(BalanceShape)
  async balance(@Me() accountId: AccountId, @Position() after: Position | undefined): Promise<object> {
    const { value, ...told } = await this.queries.read(balance, { accountId }, after);
    return answered({ value: { ...PURSE, ...shownBalance(value) }, ...told });
  }

  @Get('statement')
  @Gives(StatementShape)
  async statement(@Me() accountId: AccountId, @Query() { cursor, limit }: ListQuery, @Position() after: Position | undefined): Promise<object> {
    const { value, ...told } = await this.queries.read(statement, { accountId, after: cursor, limit }, after);
    const { opening, entries, closing, next } = value;
    const page = { opening: creditAmount(opening), items: entries.map(shownEntry), closing: creditAmount(closing), next };
    return answered({ value: { ...PURSE, ...page }, ...told });
  }
}

/** What things cost, for everybody. */
@Policy('public')
@Controller('prices')
export class PricesController {
  constructor(private readonly queries: Queries) {}

  @Get()
  @Gives(PricesShape)
  @Refuses(PricesUnavailable)
  async prices(@Position() after: Position | undefined): Promise<object> {
    const { value, ...told } = await this.queries.read(priceCatalogue, {}, after);
    const signUpGrant = { ...value.signUpGrant, amount: creditAmount(value.signUpGrant.amount) };
    return answered({ value: { ...PURSE, ...value, signUpGrant }, ...told });
  }
}

import { Controller, Get, Headers, Query, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import { keepAsker } from '../../../infrastructure/asking/keep-asker.js';
import { answered } from '../../../infrastructure/http/answers.js';
import { AsOf, AlsoGives, Gives, Me, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { creditAmount } from '../../../shared-kernel/money.js';
import { Clock, Queries } from '../../../shared-kernel/ports/messages.js';
import { PeriodInvalid, PricesUnavailable } from '../domain/errors.js';
import { balance, balanceAt, creditUsage, priceCatalogue, priceVersions, statement, type Period, type StatementEntry } from '../domain/queries.js';
import {
  BalanceQuery,
  BalanceShape,
  PricesShape,
  PriceVersionsShape,
  StatementQuery,
  StatementShape,
  UsageQuery,
  UsageShape,
} from './credits.shapes.js';
import { HOW_CREDITS_WORK } from './how-credits-work.js';
import { statementCsv } from './statement-csv.js';
import { shownBalance, shownCatalogue, shownEntry, shownUsage } from './shown-amounts.js';

/** Which of the two things called credits all of this is about (R61). */
const PURSE = { purse: 'platform_credits' } as const;

/** Throws `period_invalid`. */
const mustBePeriod = ({ from, to }: Period): void => {
  if (from !== null && to !== null && Date.parse(from) >= Date.parse(to)) throw PeriodInvalid();
};

const LONGEST_USAGE_MS = 366 * 24 * 60 * 60 * 1000;
const MOST_ROWS = 200;

/** An account's own platform credits. */
@Policy('user')
@Scope('credits')
@Controller('credits')
export class CreditsController {
  constructor(
    private readonly queries: Queries,
    private readonly clock: Clock,
  ) {}

  @Get('balance')
  @AsOf()
  @Gives(BalanceShape)
  async balance(@Me() accountId: AccountId, @Query() { at }: BalanceQuery, @Position() after: Position | undefined): Promise<object> {
    // the live balance is asked as well, because only it knows which moment the answer has seen
    const { value, ...told } = await this.queries.read(balance, { accountId }, after);
    const wanted = at === null ? value : await this.queries.ask(balanceAt, { accountId, at });
    return answered({ value: { ...PURSE, ...shownBalance(wanted) }, ...told });
  }

  @Get('statement')
  @AsOf()
  @Gives(StatementShape, 'A page of the statement; as CSV the whole period in one file.')
  @AlsoGives('text/csv')
  @Refuses(PeriodInvalid)
  async statement(
    @Me() accountId: AccountId,
    @Query() { cursor, limit, from, to, format }: StatementQuery,
    @Headers('accept') accept: string | undefined,
    @Position() after: Position | undefined,
  ): Promise<object> {
    mustBePeriod({ from, to });
    if (format === 'csv' || accept?.startsWith('text/csv')) return this.csv(accountId, { from, to }, after);
    const { value, ...told } = await this.queries.read(statement, { accountId, after: cursor, limit, period: { from, to } }, after);
    const { opening, entries, closing, next, period } = value;
    const whole = { from, to, opening: creditAmount(period.opening), closing: creditAmount(period.closing) };
    const page = { opening: creditAmount(opening), items: entries.map(shownEntry), closing: creditAmount(closing), period: whole, next };
    return answered({ value: { ...PURSE, ...page }, ...told });
  }

  @Get('usage')
  @AsOf()
  @Gives(UsageShape)
  @Refuses(PeriodInvalid)
  async usage(@Me() accountId: AccountId, @Query() query: UsageQuery, @Position() after: Position | undefined): Promise<object> {
    const now = this.clock.now().toISOString();
    const by = query.by as 'day' | 'operation' | 'project';
    const period = { from: query.from ?? `${now.slice(0, 'yyyy-mm'.length)}-01T00:00:00.000Z`, to: query.to ?? now };
    mustBePeriod(period);
    if (Date.parse(period.to) - Date.parse(period.from) > LONGEST_USAGE_MS) throw PeriodInvalid();
    const { value, ...told } = await this.queries.read(creditUsage, { accountId, period, by }, after);
    return answered({ value: { ...PURSE, ...period, by, items: value.groups.map(shownUsage), total: shownUsage(value.total) }, ...told });
  }

  private async csv(accountId: AccountId, period: Period, seen: Position | undefined): Promise<StreamableFile> {
    const read = (cursor: string | null) => this.queries.ask(statement, { accountId, after: cursor, limit: MOST_ROWS, period }, seen);
    const first = await read(null);
    const movements = async function* (): AsyncGenerator<StatementEntry> {
      for (let page = first; ; page = await read(page.next)) {
        yield* page.entries;
        if (page.next === null) return;
      }
    };
    const text = Readable.from(keepAsker(statementCsv(movements(), { ...period, ...first.period })));
    return new StreamableFile(text, { type: 'text/csv; charset=utf-8; header=present', disposition: 'attachment; filename="credits-statement.csv"' });
  }
}

/** What things cost, for everybody. */
@Policy('public')
@Controller('prices')
export class PricesController {
  constructor(private readonly queries: Queries) {}

  @Get()
  @AsOf()
  @Gives(PricesShape)
  @Refuses(PricesUnavailable)
  async prices(@Position() after: Position | undefined): Promise<object> {
    const { value, ...told } = await this.queries.read(priceCatalogue, {}, after);
    return answered({ value: { ...PURSE, ...shownCatalogue(value), howCreditsWork: HOW_CREDITS_WORK }, ...told });
  }

  @Get('versions')
  @AsOf()
  @Gives(PriceVersionsShape, 'Every version with its dates, oldest first.')
  async versions(@Position() after: Position | undefined): Promise<object> {
    const { value, ...told } = await this.queries.read(priceVersions, {}, after);
    const items = value.map((catalogue, at) => ({ ...shownCatalogue(catalogue), replacedAt: value[at + 1]?.adoptedAt ?? null }));
    return answered({ value: { ...PURSE, items }, ...told });
  }
}

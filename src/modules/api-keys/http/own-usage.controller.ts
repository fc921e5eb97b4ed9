import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { answered, written } from '../../../infrastructure/http/answers.js';
import { AsOf, Gives, Idempotent, Me, Order, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { micro, microText, type MicroText } from '../../../shared-kernel/money.js';
import { Clock, Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { ReadOwnUsage } from '../application/read-own-usage.js';
import { ownSpendingCommands } from '../domain/commands.js';
import { monthOf, nextMonth } from '../domain/months.js';
import { UsagePeriodInvalid } from '../domain/own-spending-errors.js';
import { ownSpendingOf, type OwnSpendingView } from '../domain/queries.js';
import { limitWords, usageWords } from './own-usage.words.js';
import { OwnLimitReadShape, OwnLimitRequest, OwnLimitShape, OwnLimitWrittenShape, OwnUsageQuery, OwnUsageShape } from './own-usage.requests.js';

const shown = (books: OwnSpendingView | null, now: Date): OwnLimitShape => {
  const month = monthOf(now.toISOString());
  const limit = books?.limit ?? null;
  const spent = books?.month === month ? books.spent : '0';
  const reserved = books?.reserved ?? '0';
  const left = limit === null ? null : micro(limit) - micro(spent) - micro(reserved);
  return {
    ...limitWords,
    month,
    limitMicroUsd: limit,
    spentMicroUsd: spent,
    reservedMicroUsd: reserved,
    leftMicroUsd: left === null ? null : microText(left > 0n ? left : 0n),
    resetsAt: nextMonth(month),
  };
};

/** What the account's own key used and may spend: our own metering of the OpenAI account, never its bill. */
@Controller('settings/api')
@Policy('user')
@Scope('keys')
export class OwnUsageController {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly usage: ReadOwnUsage,
  ) {}

  @Get('usage')
  @AsOf()
  @Gives(OwnUsageShape, 'What own keys used, as we metered it: tokens, images and estimated money. Keys that are gone are counted too.')
  @Refuses(UsagePeriodInvalid)
  async show(@Me() accountId: string, @Query() { from, to, by }: OwnUsageQuery, @Position() after: Position | undefined) {
    const wanted = { by, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    const reading = await this.usage.run(accountId, wanted, after);
    const { sums: items, ...usage } = reading.value;
    return answered({ ...reading, value: { ...usageWords, ...usage, items } });
  }

  @Get('limit')
  @AsOf()
  @Gives(OwnLimitReadShape, 'The monthly limit on the own key, and how much of it is left.')
  async limit(@Me() accountId: string, @Position() after: Position | undefined) {
    const reading = await this.queries.read(ownSpendingOf, { accountId }, after);
    return answered({ ...reading, value: shown(reading.value, this.clock.now()) });
  }

  @Put('limit')
  @Idempotent('optional')
  @Gives(OwnLimitWrittenShape, 'The limit is set: what could pass it is refused before any call, and never paid from another purse.')
  async setLimit(@Me() accountId: string, @Order() order: CommandContext, @Body() { limitMicroUsd }: OwnLimitRequest) {
    const now = this.clock.now();
    const microUsd = limitMicroUsd as MicroText | null;
    const sent = await this.commands.send(ownSpendingCommands.SetOwnLimit({ accountId, microUsd, now: now.toISOString() }), order);
    return written(sent, { limit: shown(await this.queries.ask(ownSpendingOf, { accountId }, sent.position), now) });
  }
}

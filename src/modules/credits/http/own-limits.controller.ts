import { Body, Controller, Get, Put } from '@nestjs/common';
import { answered, written } from '../../../infrastructure/http/answers.js';
import { AsOf, Gives, Idempotent, Me, Order, Policy, Position } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { creditAmount, micro } from '../../../shared-kernel/money.js';
import { Clock, Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { creditCommands } from '../domain/commands.js';
import { balance, ownLimits } from '../domain/queries.js';
import { LimitsSavedShape, SpendingLimitRequest, SpendingLimitShape, ThresholdsRequest, ThresholdsShape } from './own-limits.requests.js';

const PURSE = { purse: 'platform_credits' } as const;

/** What an owner limits and wants to be told of, about their platform credits. */
@Policy('user')
@Scope('credits')
@Controller('credits')
export class OwnLimitsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly clock: Clock,
  ) {}

  @Get('limit')
  @AsOf()
  @Gives(SpendingLimitShape)
  async limit(@Me() accountId: AccountId, @Position() after: Position | undefined): Promise<object> {
    const { value, ...told } = await this.queries.read(ownLimits, { accountId }, after);
    const { held } = await this.queries.ask(balance, { accountId }, after);
    const month = this.clock.now().toISOString().slice(0, 'yyyy-mm'.length);
    const spent = value.month === month ? micro(value.spent) : 0n;
    const left = value.limit === null ? null : micro(value.limit) - spent - micro(held);
    const shown = {
      limit: value.limit === null ? null : creditAmount(value.limit),
      month,
      spent: creditAmount(spent),
      held: creditAmount(held),
      left: left === null ? null : creditAmount(left < 0n ? 0n : left),
    };
    return answered({ value: { ...PURSE, ...shown }, ...told });
  }

  @Put('limit')
  @Idempotent('optional')
  @Gives(LimitsSavedShape)
  async setLimit(@Me() accountId: AccountId, @Order() order: CommandContext, @Body() { limit }: SpendingLimitRequest): Promise<object> {
    const command = creditCommands.SetSpendingLimit({ accountId, limit: limit?.microCredits ?? null });
    return written(await this.commands.send(command, order), PURSE);
  }

  @Get('thresholds')
  @AsOf()
  @Gives(ThresholdsShape)
  async thresholds(@Me() accountId: AccountId, @Position() after: Position | undefined): Promise<object> {
    const { value, ...told } = await this.queries.read(ownLimits, { accountId }, after);
    const { thresholds, reached } = value;
    return answered({ value: { ...PURSE, thresholds: thresholds.map(creditAmount), reached: reached.map(creditAmount) }, ...told });
  }

  @Put('thresholds')
  @Idempotent('optional')
  @Gives(LimitsSavedShape)
  async setThresholds(@Me() accountId: AccountId, @Order() order: CommandContext, @Body() body: ThresholdsRequest): Promise<object> {
    const thresholds = body.thresholds.map(({ microCredits }) => microCredits);
    return written(await this.commands.send(creditCommands.SetLowBalanceThresholds({ accountId, thresholds }), order), PURSE);
  }
}

import { Body, Controller, Delete, Get, HttpCode, Put, Query } from '@nestjs/common';
import { answered, readOf, written, writtenOf } from '../../../infrastructure/http/answers.js';
import { AsOf, Address, Gives, Idempotent, Me, Order, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { UsageKeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { AddUsageKey } from '../application/add-usage-key.use-case.js';
import { ReadUsageDrift } from '../application/read-usage-drift.js';
import { UsagePeriodInvalid } from '../domain/own-spending-errors.js';
import { usageKeyOf, type UsageKeyView } from '../domain/queries.js';
import { usageKeyCommands } from '../domain/usage-key-commands.js';
import { UsageKeyMissing, UsageKeyRejected } from '../domain/usage-key-errors.js';
import { KeyTries } from './key-tries.js';
import { UsageDriftQuery, UsageDriftShape, UsageKeyRequest, UsageKeySettingsShape, type UsageKeyShape } from './usage-key.requests.js';
import { driftWords, reasonWords, usageKeyWords } from './usage-key.words.js';

/** The admin key that the account may add to see how far our metering of its own key is from the provider's figures. */
@Controller('settings/api')
@Policy('user')
@Scope('keys')
export class UsageKeyController {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly adding: AddUsageKey,
    private readonly drift: ReadUsageDrift,
    private readonly safe: UsageKeySafe,
    private readonly tries: KeyTries,
  ) {}

  @Get('usage-key')
  @AsOf()
  @Gives(readOf(UsageKeySettingsShape), 'The admin key that reads OpenAI’s usage reports, if there is one. There is none until you add one.')
  async show(@Me() accountId: string, @Position() after: Position | undefined) {
    const reading = await this.queries.read(usageKeyOf, { accountId }, after);
    return answered({ ...reading, value: await this.section(reading.value) });
  }

  @Put('usage-key')
  @Idempotent('required')
  @Gives(writtenOf(UsageKeySettingsShape), 'The admin key is stored, in the place of any other; OpenAI was asked once whether it may read usage.')
  @Refuses(UsageKeyRejected, 'too_many_tries')
  async add(@Me() accountId: string, @Order() order: CommandContext, @Address() address: string, @Body() { secret }: UsageKeyRequest) {
    await this.tries.ask(accountId, address);
    const sent = await this.adding.run(order, accountId, secret);
    return written(sent, await this.section(await this.queries.ask(usageKeyOf, { accountId }, sent.position)));
  }

  @Delete('usage-key')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(writtenOf(UsageKeySettingsShape), 'No admin key is stored any more: what was sealed of it is destroyed.')
  async remove(@Me() accountId: string, @Order() order: CommandContext) {
    const sent = await this.commands.send(usageKeyCommands.RemoveUsageKey({ accountId, how: 'removed' }), order);
    return written(sent, await this.section(await this.queries.ask(usageKeyOf, { accountId }, sent.position)));
  }

  @Get('usage/drift')
  @Gives(UsageDriftShape, 'Day by day, what we counted for own keys beside what OpenAI’s own reports say, and what is known about the difference.')
  @Refuses(UsageKeyMissing, UsagePeriodInvalid)
  async compare(@Me() accountId: string, @Query() { from, to, apiKeys }: UsageDriftQuery, @Position() after: Position | undefined) {
    const apiKeyIds = apiKeys?.split(',') ?? [];
    const wanted = { apiKeyIds, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    const reading = await this.drift.run(accountId, wanted, after);
    const { days, apiKeyIds: named, ...drift } = reading.value;
    const items = days.map(day => ({ ...day, reasons: day.reasons.map(reason => ({ ...reason, text: reasonWords[reason.code] })) }));
    return answered({ ...reading, value: { ...driftWords, scope: named.length === 0 ? 'organisation' : 'named_keys', ...drift, items } });
  }

  private async section(key: UsageKeyView | null): Promise<UsageKeySettingsShape> {
    const readable = key !== null && (await this.safe.readable(key));
    return { ...usageKeyWords, usageKey: key && shown(key, readable) };
  }
}

const shown = ({ prefix, lastFour, status, reason, missingPermission, addedAt, changedAt }: UsageKeyView, readable: boolean): UsageKeyShape => ({
  prefix,
  lastFour,
  status: readable ? status : 'unreadable',
  reason,
  missingPermission,
  addedAt,
  changedAt,
});

import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ActRequest, Acts } from '../../../infrastructure/http/acts.js';
import { answered, readOf } from '../../../infrastructure/http/answers.js';
import { Gives, Idempotent, Order, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Clock, Queries } from '../../../shared-kernel/ports/messages.js';
import { AccountUnknown } from '../../../shared-kernel/refusal.js';
import { RecheckKey } from '../application/recheck-key.js';
import { KeyMissing } from '../domain/errors.js';
import { keyStatus } from '../domain/queries.js';
import { RecheckedKeyShape } from './key-life.requests.js';
import { shownKey } from './shown-key.js';

/** Asking the provider about an account's key for its owner; the key itself is seen by nobody. */
@Controller('support/accounts/:accountId/key/recheck')
@Policy('support', 'admin')
@Scope('operations')
export class SupportKeysController {
  constructor(
    private readonly queries: Queries,
    private readonly recheck: RecheckKey,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Acts('recheck-key')
  @HttpCode(200)
  @Idempotent('required')
  @Gives(readOf(RecheckedKeyShape), 'What the provider says of the key now, and how the key stands after it. Asked so many times a minute at most.')
  @Refuses(AccountUnknown, KeyMissing)
  async again(@PathId('accountId') accountId: string, @Order() order: CommandContext, @Body() _why: ActRequest) {
    const { asked, verdict, position } = await this.recheck.run({ accountId, by: 'request' }, order);
    const reading = await this.queries.read(keyStatus, { accountId }, position ?? undefined);
    if (!reading.value) throw KeyMissing();
    return answered({ ...reading, value: { asked, outcome: verdict?.verdict ?? 'not-asked', key: shownKey(reading.value, this.clock.now()) } });
  }
}

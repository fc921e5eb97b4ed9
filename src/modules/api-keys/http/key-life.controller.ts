import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import { answered, ListQuery, page, pageOf, readOf, written, writtenOf, WrittenShape } from '../../../infrastructure/http/answers.js';
import { AsOf, Address, Gives, Idempotent, Me, Order, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Clock, Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { daysUntil } from '../application/days-until.js';
import { PreviewRemoval } from '../application/removal-preview.js';
import { RecheckKey } from '../application/recheck-key.js';
import { TestKey, type KeyTested } from '../application/test-key.use-case.js';
import { apiKeyCommands } from '../domain/commands.js';
import { ConsentNeeded, ExpiryInThePast, KeyMissing } from '../domain/errors.js';
import { keyHistory, keyStatus, type KeyStepView } from '../domain/queries.js';
import { KeyShape } from './api-keys.requests.js';
import { KeyExpiryRequest, KeyStepShape, KeyTestRequest, KeyTestShape, RemovalPreviewQuery, RemovalPreviewShape } from './key-life.requests.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { KeyTries } from './key-tries.js';
import { shownKey } from './shown-key.js';
import { shownPreview } from './shown-preview.js';

const shownStep = ({ step, at, by, reason, missingPermission, until, prefix, lastFour }: KeyStepView): KeyStepShape => ({
  ...{ step, at, by, reason },
  ...{ missingPermission, until, prefix, lastFour },
});

const shownVerdict = ({ verdict, estimate }: KeyTested) => ({
  provenLevel: verdict?.verdict === 'accepted' ? verdict.level : null,
  outcome: verdict?.verdict ?? 'not-asked',
  reason: verdict && 'reason' in verdict ? verdict.reason : null,
  cost: estimate && { purse: 'openai_account', microUsd: estimate.microUsd, priceVersion: estimate.priceVersion, label: 'estimate' },
});

/** The life of the stored key: what happened to it, whether it works, when it ends, and what its removal would do. */
@Controller('settings/api/key')
@Scope('keys')
@Policy('user')
export class KeyLifeController {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly preview: PreviewRemoval,
    private readonly recheck: RecheckKey,
    private readonly tester: TestKey,
    private readonly tries: KeyTries,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  @Get('history')
  @AsOf()
  @Gives(pageOf(KeyStepShape), 'Every step of every key of this account, newest first; it outlives the keys.')
  async history(@Me() accountId: string, @Query() { cursor, limit }: ListQuery, @Position() after: Position | undefined) {
    const reading = await this.queries.read(keyHistory, { accountId, after: cursor, limit }, after);
    const { steps, next } = reading.value;
    return page({ ...reading, value: { rows: steps.map(shownStep), next } });
  }

  @Get('removal-preview')
  @AsOf()
  @Gives(RemovalPreviewShape, 'What removing or replacing the key would do; nothing is changed by looking.')
  @Refuses(KeyMissing)
  async removalPreview(@Me() accountId: string, @Query() { cursor, limit }: RemovalPreviewQuery): Promise<RemovalPreviewShape> {
    return shownPreview(this.opener, await this.preview.of(accountId, { cursor, limit }), this.clock.now());
  }

  @Post('test')
  @HttpCode(200)
  @Idempotent('required')
  @Gives(readOf(KeyTestShape), 'What the test proved. A paid one costs a little at OpenAI and never platform credits.')
  @Refuses(KeyMissing, ConsentNeeded, 'too_many_tries')
  async test(@Me() accountId: string, @Order() order: CommandContext, @Address() address: string, @Body() body: KeyTestRequest) {
    await this.tries.ask(accountId, address);
    if (body.level === 'can-pay') await this.tries.buy(accountId);
    const tested =
      body.level === 'authenticates'
        ? await this.tester.free(order, accountId)
        : await this.tester.paid(order, accountId, { given: body.consent !== undefined, remember: body.remember ?? false });
    const reading = await this.queries.read(keyStatus, { accountId }, tested.position ?? undefined);
    if (!reading.value) throw KeyMissing();
    return answered({ ...reading, value: { requestedLevel: body.level, ...shownVerdict(tested), key: shownKey(reading.value, this.clock.now()) } });
  }

  @Delete('test-consent')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(WrittenShape, 'Tiny paid tests are made no more unless you consent again.')
  @Refuses(KeyMissing)
  async withdraw(@Me() accountId: string, @Order() order: CommandContext) {
    return written(await this.commands.send(apiKeyCommands.AllowPaidProbe({ accountId, allowed: false }), order), {});
  }

  @Put('expiry')
  @Idempotent('optional')
  @Gives(writtenOf(KeyShape), 'The key ends here on that date, or on none. A key whose date had passed works again.')
  @Refuses(KeyMissing, ExpiryInThePast)
  async setExpiry(@Me() accountId: string, @Order() order: CommandContext, @Body() body: KeyExpiryRequest) {
    const now = this.clock.now();
    const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt).toISOString();
    const sent = await this.commands.send(apiKeyCommands.SetKeyExpiry({ accountId, expiresAt, daysLeft: daysUntil(expiresAt, now) }), order);
    // what became of the key at the provider meanwhile was not asked while its own date stood against it
    const cured = sent.events.some(({ type }) => type === 'ApiKeyRecovered');
    const looked = cured ? await this.recheck.run({ accountId, by: 'request' }, order) : null;
    const key = await this.queries.ask(keyStatus, { accountId }, looked?.position ?? sent.position);
    if (!key) throw KeyMissing();
    return written({ position: looked?.position ?? sent.position }, shownKey(key, now));
  }
}

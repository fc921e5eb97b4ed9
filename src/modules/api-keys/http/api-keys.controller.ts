import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { answered, readOf, written, writtenOf } from '../../../infrastructure/http/answers.js';
import { Gives, Idempotent, Me, Order, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { KeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { AddApiKey } from '../application/add-api-key.use-case.js';
import { RecheckKey } from '../application/recheck-key.js';
import { apiKeyCommands } from '../domain/commands.js';
import { AnotherKeyStored, KeyAlreadyStored, KeyMissing, KeyRejected } from '../domain/errors.js';
import { keyStatus, type KeyStatusView } from '../domain/queries.js';
import { fixedSplit, keyAdvice } from './advice.js';
import { AddKeyRequest, ApiSettingsShape, type KeyShape } from './api-keys.requests.js';

const shown = (key: KeyStatusView | null, readable = true): KeyShape | null => {
  if (!key) return null;
  const { prefix, lastFour, reason, addedAt, changedAt, lastVerifiedAt, rateLimitedUntil, nextCheckAt } = key;
  // what the operator's vault cannot open is no fault of the key: it blocks no project (R47)
  const status = readable ? key.status : 'unreadable';
  const blocksNewProjects = status === 'invalid' || status === 'restricted' || status === 'expired' || status === 'exhausted';
  return { prefix, lastFour, status, reason, addedAt, changedAt, lastVerifiedAt, rateLimitedUntil, nextCheckAt, blocksNewProjects };
};

/** Settings → API: the account's own OpenAI key. */
@Controller('settings/api')
@Policy('user')
@Scope('keys')
export class ApiKeysController {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly addApiKey: AddApiKey,
    private readonly recheck: RecheckKey,
    private readonly safe: KeySafe,
  ) {}

  @Get()
  @Gives(readOf(ApiSettingsShape), 'The stored key and what to know about it.')
  async show(@Me() accountId: string, @Position() after: Position | undefined) {
    const reading = await this.queries.read(keyStatus, { accountId }, after);
    const readable = reading.value === null || (await this.safe.readable(reading.value));
    return answered({ ...reading, value: { key: shown(reading.value, readable), split: fixedSplit, advice: keyAdvice } });
  }

  @Post('key')
  @Idempotent('required')
  @Gives(writtenOf(ApiSettingsShape), 'The key is stored; what can be seen of it.')
  @Refuses(KeyRejected, KeyAlreadyStored, AnotherKeyStored)
  async add(@Me() accountId: string, @Order() order: CommandContext, @Body() { secret, replace }: AddKeyRequest) {
    const sent = await this.addApiKey.run(order, accountId, secret, replace ?? false);
    return written(sent, await this.settings(accountId, sent.position));
  }

  @Delete('key')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(writtenOf(ApiSettingsShape), 'No key is stored any more.')
  async remove(@Me() accountId: string, @Order() order: CommandContext) {
    const sent = await this.commands.send(apiKeyCommands.RemoveApiKey({ accountId }), order);
    return written(sent, await this.settings(accountId, sent.position));
  }

  @Post('key/re-check')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(readOf(ApiSettingsShape), 'The key was asked about at the provider, unless that was done a moment ago.')
  @Refuses(KeyMissing)
  async askAgain(@Me() accountId: string, @Order() order: CommandContext) {
    const before = await this.queries.ask(keyStatus, { accountId });
    if (!before) throw KeyMissing();
    const { position } = await this.recheck.run({ accountId, by: 'request' }, order);
    const reading = await this.queries.read(keyStatus, { accountId }, position ?? undefined);
    return answered({ ...reading, value: { key: shown(reading.value), split: fixedSplit, advice: keyAdvice } });
  }

  private async settings(accountId: string, after: Position) {
    const key = await this.queries.ask(keyStatus, { accountId }, after);
    return { key: shown(key), split: fixedSplit, advice: keyAdvice };
  }
}

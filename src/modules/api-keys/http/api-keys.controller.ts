import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { answered, readOf, written, writtenOf } from '../../../infrastructure/http/answers.js';
import { AsOf, Address, Gives, Idempotent, Me, Order, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { KeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { Clock, Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { AddApiKey } from '../application/add-api-key.use-case.js';
import { RecheckKey } from '../application/recheck-key.js';
import { PreviewRemoval } from '../application/removal-preview.js';
import { apiKeyCommands } from '../domain/commands.js';
import { AnotherKeyStored, ExpiryInThePast, KeyAlreadyStored, KeyMissing, KeyRejected } from '../domain/errors.js';
import { keyStatus, type KeyStatusView } from '../domain/queries.js';
import { fixedSplit, keyAdvice } from './advice.js';
import { AddKeyRequest, ApiSettingsShape, KeyChangedShape } from './api-keys.requests.js';
import { KeyTries } from './key-tries.js';
import { shownKey } from './shown-key.js';

/** What the operator's vault cannot open is no fault of the key: it blocks no project (R47). */
const UNREADABLE = { status: 'unreadable', blocksNewProjects: false };

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
    private readonly removal: PreviewRemoval,
    private readonly tries: KeyTries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @AsOf()
  @Gives(readOf(ApiSettingsShape), 'The stored key and what to know about it.')
  async show(@Me() accountId: string, @Position() after: Position | undefined) {
    const reading = await this.queries.read(keyStatus, { accountId }, after);
    const readable = reading.value === null || (await this.safe.readable(reading.value));
    const section = this.section(reading.value);
    const key = section.key && (readable ? section.key : { ...section.key, ...UNREADABLE });
    return answered({ ...reading, value: { ...section, key } });
  }

  @Post('key')
  @Idempotent('required')
  @Gives(writtenOf(KeyChangedShape), 'The key is stored; what can be seen of it.')
  @Refuses(KeyRejected, KeyAlreadyStored, AnotherKeyStored, ExpiryInThePast, 'too_many_tries')
  async add(@Me() accountId: string, @Order() order: CommandContext, @Address() address: string, @Body() body: AddKeyRequest) {
    await this.tries.ask(accountId, address);
    const before = await this.queries.ask(keyStatus, { accountId });
    const expiresAt = body.expiresAt ? new Date(body.expiresAt).toISOString() : null;
    const sent = await this.addApiKey.run(order, accountId, { secret: body.secret, replace: body.replace ?? false, expiresAt });
    const key = await this.queries.ask(keyStatus, { accountId }, sent.position);
    return written(sent, { ...this.section(key), ...(await this.locks(accountId, before, key)) });
  }

  @Delete('key')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(writtenOf(KeyChangedShape), 'No key is stored any more.')
  async remove(@Me() accountId: string, @Order() order: CommandContext) {
    const before = await this.queries.ask(keyStatus, { accountId });
    const sent = await this.commands.send(apiKeyCommands.RemoveApiKey({ accountId }), order);
    const key = await this.queries.ask(keyStatus, { accountId }, sent.position);
    return written(sent, { ...this.section(key), ...(await this.locks(accountId, before, key)) });
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
    return answered({ ...reading, value: this.section(reading.value) });
  }

  private section(key: KeyStatusView | null) {
    return { key: key && shownKey(key, this.clock.now()), split: fixedSplit, advice: keyAdvice };
  }

  /** How many projects a change of the key locked, and how many it unlocked. */
  private async locks(accountId: string, before: KeyStatusView | null, after: KeyStatusView | null) {
    const [was, is] = [before?.fingerprint ?? null, after?.fingerprint ?? null];
    if (was === is) return { lockedProjects: 0, unlockedProjects: 0 };
    const [lockedProjects, unlockedProjects] = await Promise.all([this.removal.countOf(accountId, was), this.removal.countOf(accountId, is)]);
    return { lockedProjects, unlockedProjects };
  }
}

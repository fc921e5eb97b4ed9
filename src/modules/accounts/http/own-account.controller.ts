import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { answered, tagged, written } from '../../../infrastructure/http/answers.js';
import { AsOf, Gives, Idempotent, IfMatch, Me, Order, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { InCookie, type Cookies } from '../../../infrastructure/http/cookies.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Commands, Queries, type Reading } from '../../../shared-kernel/ports/messages.js';
import { OPENER, SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener, Sealer } from '../../../shared-kernel/ports/vault.js';
import { PreconditionStale } from '../../../shared-kernel/refusal.js';
import { SESSION_SECONDS } from '../application/sessions.js';
import { accountCommands } from '../domain/commands.js';
import { AccountUnknown } from '../domain/errors.js';
import { accountById, type AccountView } from '../domain/queries.js';
import { AccountShape, GlobalInstructionsRequest, GlobalInstructionsShape, InstructionsSavedShape } from './accounts.requests.js';

/** The account that asks, and the instructions that go with each of its generations. */
@Controller('accounts/me')
@Policy('user')
@Scope('account')
export class OwnAccountController {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  @Get()
  @AsOf()
  @Gives(AccountShape, 'The account. Where the page asks, its cookie is good again for as long as its session.')
  @Refuses(AccountUnknown)
  async show(@Me() accountId: AccountId, @Position() after: Position | undefined, @InCookie() cookies: Cookies) {
    const { value, ...told } = await this.read(accountId, after);
    const email = await this.opener.openText(value.email, { accountId, purpose: 'account.email' });
    cookies.prolong(SESSION_SECONDS);
    const { roles, openedAt, confirmation, globalInstructions } = value;
    return answered({ value: { accountId, email, roles, openedAt, confirmation, instructionsVersion: globalInstructions?.version ?? 0 }, ...told });
  }

  @Get('instructions')
  @AsOf()
  @Gives(GlobalInstructionsShape)
  @Refuses(AccountUnknown)
  async instructions(@Me() accountId: AccountId, @Position() after: Position | undefined) {
    const { value, ...told } = await this.read(accountId, after);
    const saved = value.globalInstructions;
    const text = saved ? await this.opener.openText(saved.text, { accountId, purpose: 'account.instructions' }) : '';
    const version = saved?.version ?? 0;
    return tagged(version, answered({ value: { text, version }, ...told }));
  }

  @Put('instructions')
  @Idempotent('optional')
  @Gives(InstructionsSavedShape, 'Saved. No AI was called and nothing was charged.')
  @Refuses(PreconditionStale)
  async instruct(
    @Me() accountId: AccountId,
    @Order() order: CommandContext,
    @IfMatch('required') expectedVersion: number | null,
    @Body() body: GlobalInstructionsRequest,
  ) {
    const text = await this.sealer.seal(body.text, { accountId, purpose: 'account.instructions' });
    const bytes = Buffer.byteLength(body.text);
    const sent = await this.commands.send(accountCommands.ChangeGlobalInstructions({ accountId, text, bytes, expectedVersion }), order);
    const { value } = await this.read(accountId, sent.position);
    const version = value.globalInstructions?.version ?? 0;
    return tagged(version, written(sent, { version }));
  }

  private async read(accountId: AccountId, after: Position | undefined): Promise<Reading<AccountView>> {
    const { value, ...told } = await this.queries.read(accountById, { accountId }, after);
    if (!value) throw AccountUnknown();
    return { value, ...told };
  }
}

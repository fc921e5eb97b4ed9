import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { Acts } from '../../../infrastructure/http/acts.js';
import { page, pageOf, written } from '../../../infrastructure/http/answers.js';
import { openFields } from '../../../infrastructure/http/open-fields.js';
import { AsOf, Crosses, Gives, Idempotent, Me, Order, PathId, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { creditAmount } from '../../../shared-kernel/money.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { AccountUnknown } from '../../../shared-kernel/refusal.js';
import { ChangeCredits, NOTE, type ChangeMade, type ChangeWanted } from '../application/change-credits.use-case.js';
import {
  AdjustmentExceedsAvailable,
  ChargeUnknown,
  CreditChangeClosed,
  CreditChangeUnknown,
  GrantInvalid,
  ReturnExceedsCharge,
  SecondPersonRequired,
} from '../domain/errors.js';
import { creditChangeList, type CreditChangeView } from '../domain/queries.js';
import {
  ChangeMadeShape,
  ChangesQuery,
  CorrectionRequest,
  CreditChangeShape,
  DecidedShape,
  GrantRequest,
  ReturnRequest,
} from './operators.requests.js';

const PURSE = { purse: 'platform_credits' } as const;
/** Corrections burn among ordinary grants. */
const ORDINARY = { priority: 100, expiresAt: null } as const;

const made = ({ changeId, outcome, sent }: ChangeMade): object => written(sent, { ...PURSE, changeId, outcome });

/** An account's platform credits as administrators change them: always by an entry of its own, with a reason. */
@Policy('admin')
@Crosses('staff')
@Scope('operations')
@Controller('accounts/:accountId/credits')
export class AccountCreditsController {
  constructor(private readonly changing: ChangeCredits) {}

  @Post('grants')
  @Acts('grant-credits')
  @Idempotent('required')
  @Gives(ChangeMadeShape, 'The credits were given, or the gift waits for a second administrator.')
  @Refuses(AccountUnknown, GrantInvalid)
  async grant(@PathId('accountId') accountId: AccountId, @Me() by: AccountId, @Order() order: CommandContext, @Body() body: GrantRequest) {
    const { amount, reason, note, priority } = body;
    const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt).toISOString();
    const begins = body.startsAt === null ? {} : { startsAt: new Date(body.startsAt).toISOString() };
    const wanted: ChangeWanted = { accountId, kind: 'grant', amount: amount.microCredits, reason, note, terms: { priority, expiresAt, ...begins } };
    return made(await this.changing.run(order, by, wanted));
  }

  @Post('corrections')
  @Acts('correct-credits')
  @Idempotent('required')
  @Gives(ChangeMadeShape, 'The balance was corrected, or the correction waits for a second administrator.')
  @Refuses(AccountUnknown, AdjustmentExceedsAvailable)
  async correct(@PathId('accountId') accountId: AccountId, @Me() by: AccountId, @Order() order: CommandContext, @Body() body: CorrectionRequest) {
    const { amount, reason, note } = body;
    const wanted: ChangeWanted = { accountId, kind: 'correction', amount: amount.microCredits, reason, note, terms: ORDINARY };
    return made(await this.changing.run(order, by, wanted));
  }

  @Post('returns')
  @Acts('return-charge')
  @Idempotent('required')
  @Gives(DecidedShape, 'The charge was paid back.')
  @Refuses(AccountUnknown, ChargeUnknown, ReturnExceedsCharge, SecondPersonRequired)
  async payBack(@PathId('accountId') accountId: AccountId, @Me() by: AccountId, @Order() order: CommandContext, @Body() body: ReturnRequest) {
    const { taskId, reason, note } = body;
    return written(await this.changing.payBack(order, by, { accountId, taskId, amount: body.amount?.microCredits ?? null, reason, note }), PURSE);
  }
}

/** Changes of platform credits that need a second administrator. */
@Policy('admin')
@Crosses('staff')
@Scope('operations')
@Controller('credit-changes')
export class CreditChangesController {
  constructor(
    private readonly changing: ChangeCredits,
    private readonly queries: Queries,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  @Get()
  @AsOf()
  @Policy('admin', 'auditor')
  @Gives(pageOf(CreditChangeShape), 'Open changes, the first to lapse in front.')
  async list(@Query() { show, cursor, limit }: ChangesQuery, @Position() after: Position | undefined) {
    const reading = await this.queries.read(creditChangeList, { all: show === 'all', after: cursor, limit }, after);
    const rows = await Promise.all(reading.value.rows.map(row => this.shown(row)));
    return page({ ...reading, value: { rows, next: reading.value.next } });
  }

  @Post(':changeId/approve')
  @Acts('approve-credit-change')
  @HttpCode(200)
  @Idempotent('required')
  @Gives(DecidedShape, 'The change was approved and booked.')
  @Refuses(CreditChangeUnknown, CreditChangeClosed, SecondPersonRequired, AdjustmentExceedsAvailable)
  async approve(@PathId('changeId') changeId: string, @Me() by: AccountId, @Order() order: CommandContext) {
    return written(await this.changing.approve(order, by, changeId), PURSE);
  }

  @Post(':changeId/reject')
  @Acts('reject-credit-change')
  @HttpCode(200)
  @Idempotent('required')
  @Gives(DecidedShape, 'The change was rejected, or withdrawn by the one who proposed it.')
  @Refuses(CreditChangeUnknown, CreditChangeClosed)
  async reject(@PathId('changeId') changeId: string, @Me() by: AccountId, @Order() order: CommandContext) {
    return written(await this.changing.reject(order, by, changeId), PURSE);
  }

  private async shown(row: CreditChangeView): Promise<object> {
    const { unreadable: _, ...opened } = await openFields(this.opener, row.accountId, row, { note: NOTE });
    return { ...PURSE, ...opened, amount: creditAmount(row.amount) };
  }
}

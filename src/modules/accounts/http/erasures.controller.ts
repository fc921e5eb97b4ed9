import { Body, Controller, Delete, Get, HttpCode } from '@nestjs/common';
import { ResourceMissing } from '../../../infrastructure/http/rim-refusals.js';
import { AsOf, Address, Crosses, Gives, Idempotent, Me, Order, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { EraseAccount } from '../application/erase-account.use-case.js';
import { PasswordWrong, SecondFactorRequired, SecondFactorWrong } from '../domain/errors.js';
import { tombstoneOf, type Tombstone } from '../domain/queries.js';
import { EraseAccountRequest, TombstoneShape } from './erasures.requests.js';
import { Guesses } from './guesses.js';

const shown = (found: Tombstone): TombstoneShape => ({ ...found, state: found.completed ? 'complete' : 'underway' });

/** Erasing an account for good, and the proof that it was. */
@Controller()
@Policy('user')
@Scope('session')
export class ErasuresController {
  constructor(
    private readonly erasing: EraseAccount,
    private readonly queries: Queries,
    private readonly guesses: Guesses,
  ) {}

  @Delete('accounts/me')
  @HttpCode(200)
  @Idempotent('required')
  @Gives(
    TombstoneShape,
    'The account is erased: its keys are destroyed, its files deleted, its sessions ended, its address free. There is no way back. Keep the tombstone; GET /v1/erasures/{accountId} gives it again.',
  )
  @Refuses(PasswordWrong, SecondFactorRequired, SecondFactorWrong, 'too_many_tries', 'sign_in_busy')
  async erase(@Me() me: string, @Order() order: CommandContext, @Address() address: string, @Body() { password, code }: EraseAccountRequest) {
    await this.guesses.atPassword(me, address);
    return shown(await this.erasing.run(order, me, { password, code: code ?? null }));
  }

  @Get('erasures/:accountId')
  @AsOf({ of: 'accountId' })
  @Policy('public')
  @Crosses('tombstone')
  @Gives(TombstoneShape, 'The tombstone of an erased account, for whoever knows its id; every other id is missing.')
  @Refuses(ResourceMissing)
  async tombstone(@PathId('accountId') accountId: string) {
    const found = await this.queries.ask(tombstoneOf, { accountId });
    if (!found) throw ResourceMissing();
    return shown(found);
  }
}

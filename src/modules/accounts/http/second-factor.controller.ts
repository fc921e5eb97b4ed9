import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { written, WrittenShape } from '../../../infrastructure/http/answers.js';
import { Address, Gives, Idempotent, Me, Order, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { SecondFactorDesk } from '../application/second-factor-desk.js';
import { PasswordWrong, SecondFactorAbsent, SecondFactorNotBegun, SecondFactorPresent, SecondFactorWrong } from '../domain/errors.js';
import { Guesses } from './guesses.js';
import {
  BeginSecondFactorRequest,
  BegunSecondFactorShape,
  ConfirmSecondFactorRequest,
  RecoveryCodesShape,
  SecondFactorProofRequest,
  SecondFactorShape,
} from './second-factor.requests.js';

/** A second factor beside the password: codes by time (TOTP), and recovery codes for when the phone is gone. */
@Controller('accounts/me/second-factor')
@Policy('user')
@Scope('session')
export class SecondFactorController {
  constructor(
    private readonly desk: SecondFactorDesk,
    private readonly guesses: Guesses,
  ) {}

  @Get()
  @Gives(SecondFactorShape)
  show(@Me() me: AccountId) {
    return this.desk.show(me);
  }

  @Post()
  @Idempotent('required')
  @Gives(
    BegunSecondFactorShape,
    'Begun: nothing changes until its first code is sent to `confirmation`. Beginning again takes the place of this one.',
  )
  @Refuses(PasswordWrong, SecondFactorPresent, 'too_many_tries', 'sign_in_busy')
  async begin(@Me() me: AccountId, @Order() order: CommandContext, @Address() address: string, @Body() { password }: BeginSecondFactorRequest) {
    await this.guesses.atPassword(me, address);
    const begun = await this.desk.begin(order, me, { password, code: null });
    await this.guesses.wasRight(me, address);
    return begun;
  }

  @Post('confirmation')
  @HttpCode(200)
  @Idempotent('required')
  @Gives(RecoveryCodesShape, 'From now on each sign-in takes a code as well.')
  @Refuses(SecondFactorNotBegun, SecondFactorPresent, SecondFactorWrong, 'too_many_tries')
  async confirm(@Me() me: AccountId, @Order() order: CommandContext, @Address() address: string, @Body() { code }: ConfirmSecondFactorRequest) {
    await this.guesses.atPassword(me, address);
    const { sent, recoveryCodes } = await this.desk.confirm(order, me, code);
    await this.guesses.wasRight(me, address);
    return written(sent, { recoveryCodes });
  }

  @Post('recovery-codes')
  @Idempotent('required')
  @Gives(RecoveryCodesShape, 'Ten new recovery codes; the earlier ones work no longer.')
  @Refuses(PasswordWrong, SecondFactorAbsent, SecondFactorWrong, 'too_many_tries', 'sign_in_busy')
  async renew(@Me() me: AccountId, @Order() order: CommandContext, @Address() address: string, @Body() body: SecondFactorProofRequest) {
    await this.guesses.atPassword(me, address);
    const { sent, recoveryCodes } = await this.desk.renewCodes(order, me, body);
    await this.guesses.wasRight(me, address);
    return written(sent, { recoveryCodes });
  }

  @Delete()
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(WrittenShape, 'The password alone signs in again; the key and all recovery codes are destroyed.')
  @Refuses(PasswordWrong, SecondFactorAbsent, SecondFactorWrong, 'too_many_tries', 'sign_in_busy')
  async remove(@Me() me: AccountId, @Order() order: CommandContext, @Address() address: string, @Body() body: SecondFactorProofRequest) {
    await this.guesses.atPassword(me, address);
    const sent = await this.desk.remove(order, me, body);
    await this.guesses.wasRight(me, address);
    return written(sent, {});
  }
}

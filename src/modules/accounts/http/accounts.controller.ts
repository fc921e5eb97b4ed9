import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { written, WrittenShape } from '../../../infrastructure/http/answers.js';
import { Address, Crosses, Gives, Idempotent, Order, Policy, Refuses, Session } from '../../../infrastructure/http/route.js';
import { ForeignPage } from '../../../infrastructure/http/rim-refusals.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { InCookie, type Cookies } from '../../../infrastructure/http/cookies.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { Identity } from '../../../shared-kernel/ports/authenticator.js';
import { ChangePassword } from '../application/change-password.use-case.js';
import type { Tokens } from '../application/sessions.js';
import { SignUp } from '../application/sign-up.use-case.js';
import {
  EmailTaken,
  EmailUnusable,
  InvitationInvalid,
  InvitationRequired,
  PasswordTooWeak,
  PasswordWrong,
  SecondFactorRequired,
  SecondFactorWrong,
  SignUpClosed,
} from '../domain/errors.js';
import { ChangePasswordRequest, SignedUpShape, SignUpRequest } from './accounts.requests.js';
import { Guesses } from './guesses.js';
import { opened } from './session-in-cookie.js';

/** Opening an account and keeping its password. */
@Controller('accounts')
@Policy('user')
@Scope('session')
export class AccountsController {
  constructor(
    private readonly signingUp: SignUp,
    private readonly changing: ChangePassword,
    private readonly guesses: Guesses,
  ) {}

  @Post()
  @Policy('public')
  @Crosses('sign-in')
  @Idempotent('required')
  @Gives(SignedUpShape, 'The account is open and its first session has begun.')
  @Refuses(
    EmailTaken,
    EmailUnusable,
    PasswordTooWeak,
    SignUpClosed,
    InvitationRequired,
    InvitationInvalid,
    ForeignPage,
    'too_many_tries',
    'sign_in_busy',
  )
  signUp(@Order() order: CommandContext, @Address() address: string, @InCookie() cookies: Cookies, @Body() body: SignUpRequest) {
    const { email, password, invitation = null } = body;
    const tokens = body.tokens as Tokens;
    return opened(tokens, cookies, async () => {
      await this.guesses.signUp(address);
      return this.signingUp.run(order, { email, password, invitation, tokens });
    });
  }

  @Post('me/password')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(WrittenShape, 'The password is changed; all other sessions have ended.')
  @Refuses(PasswordWrong, PasswordTooWeak, SecondFactorRequired, SecondFactorWrong, 'too_many_tries', 'sign_in_busy')
  async changePassword(
    @Session() identity: Identity,
    @Order() order: CommandContext,
    @Address() address: string,
    @Body() body: ChangePasswordRequest,
  ) {
    await this.guesses.atPassword(identity.accountId, address);
    const sent = await this.changing.run(order, identity, { current: body.current, next: body.new, code: body.code ?? null });
    await this.guesses.wasRight(identity.accountId, address);
    return written(sent, {});
  }
}

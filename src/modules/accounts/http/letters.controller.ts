import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Acts } from '../../../infrastructure/http/acts.js';
import { written, WrittenShape } from '../../../infrastructure/http/answers.js';
import { Address, Crosses, Gives, Idempotent, Me, Order, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { ConfirmEmail } from '../application/confirm-email.use-case.js';
import { emailAddress } from '../application/email-address.js';
import { Invitations } from '../application/invitations.js';
import { ResetPassword } from '../application/reset-password.use-case.js';
import { ConfirmationInvalid, EmailUnusable, MailUnavailable, PasswordResetInvalid, PasswordTooWeak } from '../domain/errors.js';
import { Guesses } from './guesses.js';
import {
  ConfirmEmailRequest,
  InvitationRequest,
  InvitationShape,
  LetterOrderedShape,
  PasswordResetRequest,
  RedeemPasswordResetRequest,
} from './letters.requests.js';

const STANDARD_DAYS = 7;

/** What letters are for: confirming an address, a forgotten password. */
@Controller()
@Policy('public')
@Scope('session')
export class LettersController {
  constructor(
    private readonly confirming: ConfirmEmail,
    private readonly resetting: ResetPassword,
    private readonly guesses: Guesses,
  ) {}

  @Post('accounts/me/confirmation-letter')
  @Policy('user')
  @HttpCode(202)
  @Idempotent('optional')
  @Gives(LetterOrderedShape, 'The letter is on its way again, unless the address is confirmed already. Earlier codes work no longer.')
  @Refuses(MailUnavailable, 'too_many_tries')
  async askAgain(@Me() me: string, @Address() address: string) {
    await this.guesses.atLetters(me, address);
    await this.confirming.askAgain(me);
    return { ordered: true };
  }

  @Post('email-confirmations')
  @Crosses('sign-in')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(WrittenShape, 'The address is confirmed. Where newcomers get credits, they are granted now.')
  @Refuses(ConfirmationInvalid, 'too_many_tries')
  async confirm(@Order() order: CommandContext, @Address() address: string, @Body() { token }: ConfirmEmailRequest) {
    await this.guesses.atOneTimeToken(address);
    return written(await this.confirming.run(order, token), {});
  }

  @Post('password-resets')
  @Crosses('sign-in')
  @HttpCode(202)
  @Idempotent('optional')
  @Gives(LetterOrderedShape, 'If the address has an account, a letter is on its way to it; the answer is the same if not.')
  @Refuses(EmailUnusable, MailUnavailable, 'too_many_tries')
  async askForReset(@Address() address: string, @Body() { email }: PasswordResetRequest) {
    await this.guesses.atLetters(emailAddress(email).canonical, address);
    await this.resetting.ask(email);
    return { ordered: true };
  }

  @Post('password-resets/redeem')
  @Crosses('sign-in')
  @HttpCode(204)
  @Idempotent('optional')
  @Gives(null, 'The password is set and every session has ended; sign in with it.')
  @Refuses(PasswordResetInvalid, PasswordTooWeak, 'too_many_tries', 'sign_in_busy')
  async redeem(@Order() order: CommandContext, @Address() address: string, @Body() body: RedeemPasswordResetRequest): Promise<void> {
    await this.guesses.atOneTimeToken(address);
    await this.resetting.run(order, body.token, body.new);
  }
}

/** Invitations, for services that open accounts by invitation alone. */
@Controller('invitations')
@Policy('admin')
@Scope('session')
export class InvitationsController {
  constructor(private readonly invitations: Invitations) {}

  @Post()
  @Acts('make-invitation')
  @Crosses('one-time-token')
  @Idempotent('required')
  @Gives(InvitationShape, 'An invitation for one account. It is shown this once.')
  invite(@Body() { days }: InvitationRequest) {
    return this.invitations.issue(days ?? STANDARD_DAYS);
  }
}

import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ForeignPage, ResourceMissing } from '../../../infrastructure/http/rim-refusals.js';
import { Address, Crosses, Gives, Idempotent, Order, PathId, Policy, Refuses, Session } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { InCookie, type Cookies } from '../../../infrastructure/http/cookies.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { Identity } from '../../../shared-kernel/ports/authenticator.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { SessionStore, type KeptSession } from '../../../shared-kernel/ports/sign-in-store.js';
import { emailAddress } from '../application/email-address.js';
import { RefreshSession } from '../application/refresh-session.use-case.js';
import type { Tokens } from '../application/sessions.js';
import { SignIn } from '../application/sign-in.use-case.js';
import { EmailUnusable, RefreshTokenInvalid, RefreshTokenReused, SecondFactorRequired, SecondFactorWrong, SignInFailed } from '../domain/errors.js';
import { OpenedSessionShape, RefreshRequest, SessionsShape, SignInRequest } from './accounts.requests.js';
import { Guesses } from './guesses.js';
import { opened } from './session-in-cookie.js';

const kindOf = ({ inCookie, refreshing }: KeptSession): Tokens => {
  if (inCookie) return 'cookie';
  return refreshing ? 'refreshing' : 'lasting';
};

/** Signing in and out. */
@Controller('sessions')
@Policy('user')
@Scope('session')
export class SessionsController {
  constructor(
    private readonly signingIn: SignIn,
    private readonly refreshing: RefreshSession,
    private readonly sessions: SessionStore,
    private readonly guesses: Guesses,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Policy('public')
  @Crosses('sign-in')
  @Idempotent('optional')
  @Gives(OpenedSessionShape, 'A session has begun.')
  @Refuses(SignInFailed, EmailUnusable, SecondFactorRequired, SecondFactorWrong, ForeignPage, 'too_many_tries', 'sign_in_busy')
  signIn(@Order() order: CommandContext, @Address() address: string, @InCookie() cookies: Cookies, @Body() body: SignInRequest) {
    const { email, password, code = null } = body;
    const tokens = body.tokens as Tokens;
    return opened(tokens, cookies, async () => {
      // one budget for all spellings of an address
      const subject = emailAddress(email).canonical;
      await this.guesses.atPassword(subject, address);
      const session = await this.signingIn.run(order, { email, password, code, tokens });
      await this.guesses.wasRight(subject, address);
      return session;
    });
  }

  @Post('refresh')
  @HttpCode(200)
  @Policy('public')
  @Crosses('sign-in')
  @Idempotent('required')
  @Gives(
    OpenedSessionShape,
    'New tokens in the place of the old, which are worth nothing any more. Choose the Idempotency-Key before sending, and repeat a request whose answer was lost under the same one: a refresh token that comes under another key ends its session.',
  )
  @Refuses(RefreshTokenInvalid, RefreshTokenReused)
  refresh(@Order() order: CommandContext, @Body() { refreshToken }: RefreshRequest) {
    return this.refreshing.run(order, refreshToken);
  }

  @Get()
  @Gives(SessionsShape)
  async list(@Session() { accountId, sessionId }: Identity) {
    const sessions = await this.sessions.ofAccount(accountId, this.clock.now());
    return {
      items: sessions.map(session => ({
        sessionId: session.sessionId,
        createdAt: session.createdAt.toISOString(),
        lastUsedAt: session.lastUsedAt.toISOString(),
        expiresAt: session.expiresAt.toISOString(),
        tokens: kindOf(session),
        current: session.sessionId === sessionId,
      })),
    };
  }

  @Delete('current')
  @HttpCode(204)
  @Idempotent('optional')
  @Gives(null, 'Signed out: the token is worth nothing any more.')
  async signOut(@Session() { accountId, sessionId }: Identity, @InCookie() cookies: Cookies): Promise<void> {
    await this.sessions.end(accountId, sessionId, this.clock.now());
    cookies.clear();
  }

  @Delete(':sessionId')
  @HttpCode(204)
  @Idempotent('optional')
  @Gives(null, 'The session has ended.')
  @Refuses(ResourceMissing)
  async end(@Session() { accountId }: Identity, @PathId('sessionId') sessionId: string): Promise<void> {
    if (!(await this.sessions.end(accountId, sessionId, this.clock.now()))) throw ResourceMissing();
  }
}

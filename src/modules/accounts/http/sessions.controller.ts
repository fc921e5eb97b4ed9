import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ResourceMissing } from '../../../infrastructure/http/rim-refusals.js';
import { Address, Gives, Idempotent, Order, PathId, Policy, Refuses, Session } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { Identity } from '../../../shared-kernel/ports/authenticator.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { SessionStore } from '../../../shared-kernel/ports/sign-in-store.js';
import { emailAddress } from '../application/email-address.js';
import { SignIn } from '../application/sign-in.use-case.js';
import { EmailUnusable, SecondFactorRequired, SecondFactorWrong, SignInFailed } from '../domain/errors.js';
import { OpenedSessionShape, SessionsShape, SignInRequest } from './accounts.requests.js';
import { Guesses } from './guesses.js';

/** Signing in and out. */
@Controller('sessions')
@Policy('user')
@Scope('session')
export class SessionsController {
  constructor(
    private readonly signingIn: SignIn,
    private readonly sessions: SessionStore,
    private readonly guesses: Guesses,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Policy('public')
  @Idempotent('optional')
  @Gives(OpenedSessionShape, 'A session has begun.')
  @Refuses(SignInFailed, EmailUnusable, SecondFactorRequired, SecondFactorWrong, 'too_many_tries', 'sign_in_busy')
  async signIn(@Order() order: CommandContext, @Address() address: string, @Body() { email, password, code }: SignInRequest) {
    // one budget for all spellings of an address
    const subject = emailAddress(email).canonical;
    await this.guesses.atPassword(subject, address);
    const session = await this.signingIn.run(order, { email, password, code: code ?? null });
    await this.guesses.wasRight(subject, address);
    return session;
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
        current: session.sessionId === sessionId,
      })),
    };
  }

  @Delete('current')
  @HttpCode(204)
  @Idempotent('optional')
  @Gives(null, 'Signed out: the token is worth nothing any more.')
  async signOut(@Session() { accountId, sessionId }: Identity): Promise<void> {
    await this.sessions.end(accountId, sessionId, this.clock.now());
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

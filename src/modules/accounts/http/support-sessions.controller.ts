import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ActRequest, Acts } from '../../../infrastructure/http/acts.js';
import { Gives, Idempotent, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { SessionStore } from '../../../shared-kernel/ports/sign-in-store.js';
import { AccountUnknown } from '../../../shared-kernel/refusal.js';
import { EndedSessionsShape } from './support-sessions.responses.js';

/** Signing an account out everywhere, when somebody else may be in. */
@Controller('support/accounts/:accountId/sessions/end')
@Policy('support', 'admin')
@Scope('operations')
export class SupportSessionsController {
  constructor(private readonly sessions: SessionStore) {}

  @Post()
  @Acts('end-sessions')
  @HttpCode(200)
  @Idempotent('required')
  @Gives(EndedSessionsShape, 'Every session of the account has ended, on the very next request. Personal tokens stay: their owner revokes them.')
  @Refuses(AccountUnknown)
  async end(@PathId('accountId') accountId: AccountId, @Body() _why: ActRequest) {
    return { ended: await this.sessions.endAll(accountId) };
  }
}

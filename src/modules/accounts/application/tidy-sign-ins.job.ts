import { Injectable } from '@nestjs/common';
import { Clock, JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';
import { PersonalTokens } from '../../../shared-kernel/ports/personal-tokens.js';
import { OneTimeTokens, SessionStore } from '../../../shared-kernel/ports/sign-in-store.js';
import { PasswordChanges } from './password-changes.js';
import { SecondFactorDesk } from './second-factor-desk.js';

/** Removes what has expired and tells the log what a dying process kept to itself. */
@Injectable()
export class TidySignInsJob extends JobWorker {
  readonly job = 'accounts.tidy-sign-ins';
  readonly lane: Lane = 'chores';
  override readonly recurs = true;

  constructor(
    private readonly changes: PasswordChanges,
    private readonly sessions: SessionStore,
    private readonly tokens: OneTimeTokens,
    private readonly personal: PersonalTokens,
    private readonly factors: SecondFactorDesk,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    await this.sessions.forgetExpired(now);
    await this.tokens.forgetExpired(now);
    await this.personal.forgetExpired(now);
    await this.changes.recordForgotten();
    await this.factors.tidy();
  }
}

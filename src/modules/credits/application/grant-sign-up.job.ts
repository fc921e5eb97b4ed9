import { Injectable } from '@nestjs/common';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Commands, JobWorker, Queries, type Lane } from '../../../shared-kernel/ports/messages.js';
import { creditCommands } from '../domain/commands.js';
import { priceCatalogue } from '../domain/queries.js';

const DAY_MS = 24 * 60 * 60 * 1000;

const expiryOf = (openedAt: string, days: number | null): string | null =>
  days === null ? null : new Date(Date.parse(openedAt) + days * DAY_MS).toISOString();

/** Gives a new account its credits, as the catalogue in force states them; the account's id makes the grant's, so it comes once. */
@Injectable()
export class GrantSignUpJob extends JobWorker {
  readonly job = 'credits.grant-sign-up';
  readonly lane: Lane = 'chores';

  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
  ) {
    super();
  }

  async run({ accountId = '', openedAt = '', causedBy = '', correlationId = '' }: Readonly<Record<string, string>>): Promise<void> {
    const { version, signUpGrant } = await this.queries.ask(priceCatalogue, {});
    const { amount, priority, expiresAfterDays } = signUpGrant;
    const grantId = idFrom('sign-up grant', accountId);
    const expiresAt = expiryOf(openedAt, expiresAfterDays);
    const grant = creditCommands.GrantCredits({ accountId, grantId, amount, source: 'sign-up', priority, expiresAt, priceVersion: version });
    await this.commands.send(grant, {
      commandId: idFrom(this.job, accountId),
      causationId: causedBy,
      correlationId,
      actor: `job:${this.job}`,
      accountId,
    });
  }
}

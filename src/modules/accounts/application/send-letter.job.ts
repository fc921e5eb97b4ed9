import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../../infrastructure/messaging/journal.js';
import { newId } from '../../../shared-kernel/ids.js';
import { LetterRefused, Mailer } from '../../../shared-kernel/ports/mail.js';
import { Jobs, JobWorker, Queries, type Lane } from '../../../shared-kernel/ports/messages.js';
import { CONFIGURATION, OPENER } from '../../../shared-kernel/ports/tokens.js';
import { CannotOpen, type Opener } from '../../../shared-kernel/ports/vault.js';
import { accountById } from '../domain/queries.js';
import { AccountStreams } from './account-streams.js';
import { AccountTokens, type TokenUse } from './account-tokens.js';
import { letterFor } from './letters.js';

type Data = Readonly<Record<string, string>>;

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** A server that greylists wants to be asked again minutes later; one that is down for longer than an evening is given up. */
const TRIED_AGAIN_MS = [SECOND_MS, 30 * SECOND_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, 60 * MINUTE_MS, 240 * MINUTE_MS];

/**
 * Sends one letter to an account's address. The job names the account, or the hash that its address is known by; address and token
 * exist in memory alone while the letter is handed over, so each try makes a token of its own.
 */
@Injectable()
export class SendLetterJob extends JobWorker {
  readonly job = 'accounts.send-letter';
  readonly lane: Lane = 'chores';

  constructor(
    private readonly mailer: Mailer,
    private readonly streams: AccountStreams,
    private readonly tokens: AccountTokens,
    private readonly queries: Queries,
    private readonly jobs: Jobs,
    private readonly journal: Journal,
    @Inject(OPENER) private readonly opener: Opener,
    @Inject(CONFIGURATION) private readonly service: { readonly publicUrl: string },
  ) {
    super();
  }

  async run(data: Data): Promise<void> {
    const use: TokenUse = data['use'] === 'reset-password' ? 'reset-password' : 'confirm-email';
    const accountId = data['accountId'] ?? (await this.streams.holderOf(data['emailHash'] ?? ''));
    const account = accountId === null ? null : await this.streams.account(accountId);
    // nobody has this address, or has it any more: nothing is sent, and nobody learns of it
    if (accountId === null || account?.status !== 'open' || (use === 'confirm-email' && account.emailConfirmed)) return;
    const to = await this.addressOf(accountId);
    if (to === null) return;
    const { token, expiresAt } = await this.tokens.issue(use, accountId);
    try {
      await this.mailer.send({ to, ...letterFor(use, token, expiresAt, this.service.publicUrl) });
    } catch (error) {
      await this.later(data, error);
    }
  }

  private async addressOf(accountId: string): Promise<string | null> {
    const account = await this.queries.ask(accountById, { accountId });
    if (!account) throw new Error('the account’s row is not there yet');
    try {
      return await this.opener.openText(account.email, { accountId, purpose: 'account.email' });
    } catch (error) {
      if (error instanceof CannotOpen) return null;
      throw error;
    }
  }

  private async later(data: Data, error: unknown): Promise<void> {
    const tries = Number(data['tries'] ?? 0);
    const delayMs = TRIED_AGAIN_MS[tries];
    const facts = { use: data['use'] ?? '', tries: tries + 1, error };
    if (error instanceof LetterRefused || delayMs === undefined) return this.journal.warn('letter given up', facts);
    this.journal.warn('letter tries again', facts);
    await this.jobs.add({ job: this.job, data: { ...data, tries: String(tries + 1) }, delayMs }, newId());
  }
}

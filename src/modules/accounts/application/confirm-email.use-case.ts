import { Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { newId, type AccountId } from '../../../shared-kernel/ids.js';
import { Mailer } from '../../../shared-kernel/ports/mail.js';
import { Commands, Jobs, type Sent } from '../../../shared-kernel/ports/messages.js';
import { accountCommands } from '../domain/commands.js';
import { ConfirmationInvalid, MailUnavailable } from '../domain/errors.js';
import { AccountTokens } from './account-tokens.js';

/** Confirms an account's address for whoever got the letter. */
@Injectable()
export class ConfirmEmail {
  constructor(
    private readonly commands: Commands,
    private readonly tokens: AccountTokens,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
  ) {}

  /** Throws `confirmation_invalid`. */
  async run(order: CommandContext, token: string): Promise<Sent> {
    const accountId = await this.tokens.spend('confirm-email', token);
    if (accountId === null) throw ConfirmationInvalid();
    return this.commands.send(accountCommands.ConfirmEmail({ accountId }), { ...order, accountId, actor: `account:${accountId}` });
  }

  /** Sends the letter again; an address that is confirmed gets none. Throws `mail_unavailable`. */
  async askAgain(accountId: AccountId): Promise<void> {
    if (!this.mailer.ready) throw MailUnavailable();
    await this.jobs.add({ job: 'accounts.send-letter', data: { accountId, use: 'confirm-email' } }, newId());
  }
}

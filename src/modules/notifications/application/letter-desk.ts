import { Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import { LetterStore } from '../../../shared-kernel/ports/letter-store.js';
import { Mailer } from '../../../shared-kernel/ports/mail.js';
import { Commands, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import { accountById } from '../../accounts/index.js';
import { AddressUnconfirmed, LettersUnavailable, UnsubscribeInvalid } from '../domain/letter-errors.js';
import { letterWishOf } from '../domain/letter-queries.js';
import { noticeCommands } from '../domain/notice-commands.js';
import type { NoticeKind } from '../domain/queries.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

/** What letters about notices an account wants, and whether they get through. */
@Injectable()
export class LetterDesk {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly store: LetterStore,
    private readonly mailer: Mailer,
    private readonly links: UnsubscribeLinks,
  ) {}

  async shown(accountId: AccountId, after?: Position) {
    const [wish, account, failure] = await Promise.all([
      this.queries.ask(letterWishOf, { accountId }, after),
      this.queries.ask(accountById, { accountId }),
      this.store.lastFailure(accountId),
    ]);
    return {
      kinds: wish?.kinds ?? [],
      areSent: this.mailer.ready,
      addressIsConfirmed: account?.confirmation === 'confirmed',
      lastFailure: failure && {
        noticeId: failure.noticeId,
        kind: failure.kind,
        state: failure.state,
        code: failure.lastCode ?? 'unknown',
        at: failure.lastTriedAt?.toISOString() ?? null,
      },
    };
  }

  /** Throws `letters_unavailable`, `address_unconfirmed`; wanting none is always possible. */
  async choose(order: CommandContext, accountId: AccountId, kinds: readonly NoticeKind[]): Promise<Sent> {
    if (kinds.length > 0) {
      if (!this.mailer.ready) throw LettersUnavailable();
      const account = await this.queries.ask(accountById, { accountId });
      if (account?.confirmation !== 'confirmed') throw AddressUnconfirmed();
    }
    return this.commands.send(noticeCommands.ChooseNoticeLetters({ accountId, kinds, by: 'settings' }), order);
  }

  /** Throws `unsubscribe_invalid`. */
  async stop(order: CommandContext, token: string): Promise<Sent> {
    const accountId = await this.links.accountOf(token);
    if (accountId === null) throw UnsubscribeInvalid();
    return this.commands.send(noticeCommands.ChooseNoticeLetters({ accountId, kinds: [], by: 'letter' }), { ...order, accountId });
  }
}

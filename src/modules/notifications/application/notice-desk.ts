import { Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import { Commands, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import { NoticeUnknown } from '../../../shared-kernel/refusal.js';
import { noticeCommands, type StandingNotice } from '../domain/notice-commands.js';
import { noticeById, notices, type NoticeView } from '../domain/queries.js';

/** So many are marked by one event, so that it stays small. */
const AT_ONCE = 200;

const standing = ({ noticeId, raisedBy, readAt, closedAt, blocks, remedies }: NoticeView): StandingNotice => ({
  noticeId,
  raisedBy,
  isRead: readAt !== null,
  isOpen: closedAt === null,
  blocks,
  remedies,
});

/** What owners do about their notices. */
@Injectable()
export class NoticeDesk {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
  ) {}

  /** Throws `notice_unknown`. */
  async shown(accountId: AccountId, noticeId: string, after?: Position): Promise<NoticeView> {
    const notice = await this.queries.ask(noticeById, { accountId, noticeId }, after);
    if (!notice) throw NoticeUnknown();
    return notice;
  }

  /** Throws `notice_unknown`. */
  async read(order: CommandContext, accountId: AccountId, noticeId: string): Promise<Sent> {
    const notice = await this.shown(accountId, noticeId);
    return this.commands.send(noticeCommands.MarkNoticesRead({ accountId, notices: [standing(notice)] }), order);
  }

  /** Everything that is open and unread now; what an order before has read is not counted again. */
  async readAll(order: CommandContext, accountId: AccountId): Promise<{ readonly position: Position; readonly read: number }> {
    let { position } = await this.commands.send(noticeCommands.MarkNoticesRead({ accountId, notices: [] }), order);
    let read = 0;
    for (let after: string | null = null, page = 0; ; page += 1) {
      const asked = { accountId, show: 'unread', after, limit: AT_ONCE } as const;
      const found: { notices: readonly NoticeView[]; next: string | null } = await this.queries.ask(notices, asked, position);
      if (found.notices.length > 0)
        ({ position } = await this.commands.send(
          noticeCommands.MarkNoticesRead({ accountId, notices: found.notices.map(standing) }),
          partOf(order, `page-${page}`),
        ));
      read += found.notices.length;
      if (found.next === null) return { position, read };
      after = found.next;
    }
  }

  /** Throws `notice_unknown`, `notice_cause_lasts`. */
  async close(order: CommandContext, accountId: AccountId, noticeId: string): Promise<Sent> {
    const notice = await this.shown(accountId, noticeId);
    return this.commands.send(noticeCommands.CloseNotice({ accountId, notice: standing(notice) }), order);
  }
}

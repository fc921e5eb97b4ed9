import type { Decider } from '../../../shared-kernel/decider.js';
import type { NoticeCommand, StandingNotice } from './notice-commands.js';
import { NoticeCauseLasts } from './notice-errors.js';
import { noticeFacts, type NoticeEvent, type NoticeMark } from './notice-events.js';
import type { NoticeKind } from './queries.js';

const markOf = ({ noticeId, raisedBy }: StandingNotice): NoticeMark => ({ noticeId, raisedBy });

/** About which kinds of notices letters are wanted; none, until somebody asks for them. */
type LetterKinds = readonly NoticeKind[];

/** What an account does about its notices. Whether one is open is known where it was raised: only what letters are wanted is remembered here. */
export const notices: Decider<LetterKinds, NoticeCommand, NoticeEvent> = {
  facts: noticeFacts,
  initial: [],

  decide(command, letterKinds) {
    const { accountId } = command.data;
    switch (command.type) {
      case 'MarkNoticesRead': {
        const unread = command.data.notices.filter(({ isRead }) => !isRead).map(markOf);
        return unread.length === 0 ? [] : [{ type: 'NoticesMarkedRead', data: { accountId, notices: unread } }];
      }
      case 'ChooseNoticeLetters': {
        const kinds = [...new Set(command.data.kinds)].toSorted();
        if (kinds.join() === letterKinds.join()) return [];
        return [{ type: 'NoticeLettersChosen', data: { accountId, kinds, by: command.data.by } }];
      }
      case 'CloseNotice': {
        const { notice } = command.data;
        if (!notice.isOpen) return [];
        if (notice.blocks) throw NoticeCauseLasts({ remedies: [...notice.remedies, 'mark_the_notice_read'] });
        return [{ type: 'NoticesClosed', data: { accountId, notices: [markOf(notice)] } }];
      }
    }
  },

  evolve: (letterKinds, event) => (event.type === 'NoticeLettersChosen' ? event.data.kinds : letterKinds),
};

import type { AccountId } from '../../../shared-kernel/ids.js';
import { command, commands, type CommandsOf } from '../../../shared-kernel/message.js';
import type { NoticeMark } from './notice-events.js';
import type { NoticeKind } from './queries.js';

/** A notice as it stands, as far as decisions about it go. */
export interface StandingNotice extends NoticeMark {
  readonly isRead: boolean;
  readonly isOpen: boolean;
  /** What it tells of keeps work from being done, for as long as it lasts. */
  readonly blocks: boolean;
  readonly remedies: readonly string[];
}

/** Orders to the notices of an account. */
export const noticeCommands = commands('notices', (data: { accountId: AccountId }) => data.accountId, {
  MarkNoticesRead: command<{ accountId: AccountId; notices: readonly StandingNotice[] }>(),
  ChooseNoticeLetters: command<{ accountId: AccountId; kinds: readonly NoticeKind[]; by: 'settings' | 'letter' }>(),
  CloseNotice: command<{ accountId: AccountId; notice: StandingNotice }>(),
});
export type NoticeCommand = CommandsOf<typeof noticeCommands>;

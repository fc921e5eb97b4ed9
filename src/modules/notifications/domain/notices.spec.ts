import { given } from '../../../shared-kernel/testing/given.js';
import { noticeCommands, type StandingNotice } from './notice-commands.js';
import { notices } from './notices.js';

const accountId = 'ada';
const notice = (noticeId: string, more: Partial<StandingNotice> = {}): StandingNotice => ({
  noticeId,
  raisedBy: `raised-${noticeId}`,
  isRead: false,
  isOpen: true,
  blocks: false,
  remedies: ['try_again'],
  ...more,
});

describe('the notices of an account', () => {
  it('are marked read together, those alone that were not', () =>
    given(notices)()
      .when(noticeCommands.MarkNoticesRead({ accountId, notices: [notice('a'), notice('b', { isRead: true }), notice('c', { blocks: true })] }))
      .then({
        type: 'NoticesMarkedRead',
        data: {
          accountId,
          notices: [
            { noticeId: 'a', raisedBy: 'raised-a' },
            { noticeId: 'c', raisedBy: 'raised-c' },
          ],
        },
      }));

  it('say nothing when all were read', () =>
    given(notices)()
      .when(noticeCommands.MarkNoticesRead({ accountId, notices: [notice('a', { isRead: true })] }))
      .thenNothing());

  it('are closed one by one', () =>
    given(notices)()
      .when(noticeCommands.CloseNotice({ accountId, notice: notice('a', { isRead: true }) }))
      .then({ type: 'NoticesClosed', data: { accountId, notices: [{ noticeId: 'a', raisedBy: 'raised-a' }] } }));

  it('are not closed twice', () =>
    given(notices)()
      .when(noticeCommands.CloseNotice({ accountId, notice: notice('a', { isOpen: false, blocks: true }) }))
      .thenNothing());

  it('[R43] stay open while what they tell of keeps work from being done', () =>
    given(notices)()
      .when(noticeCommands.CloseNotice({ accountId, notice: notice('a', { blocks: true }) }))
      .thenRefused('notice_cause_lasts', { remedies: ['try_again', 'mark_the_notice_read'] }));
});

describe('letters about notices', () => {
  const choose = (...kinds: readonly ('key_invalid' | 'credits_low')[]) => noticeCommands.ChooseNoticeLetters({ accountId, kinds, by: 'settings' });

  it('are chosen by kind, each once', () =>
    given(notices)()
      .when(choose('key_invalid', 'credits_low', 'key_invalid'))
      .then({ type: 'NoticeLettersChosen', data: { accountId, kinds: ['credits_low', 'key_invalid'], by: 'settings' } }));

  it('are wanted by nobody at first', () => given(notices)().when(choose()).thenNothing());

  it('are chosen again without a word when nothing changes', () =>
    given(notices)({ type: 'NoticeLettersChosen', data: { accountId, kinds: ['key_invalid'], by: 'settings' } })
      .when(choose('key_invalid'))
      .thenNothing());
});

import type { Heard } from '../../../shared-kernel/policy.js';
import type { OwnSpendingEvent } from '../../api-keys/index.js';
import { closedByItsCause, noticeIdOf, opened, type NoticeRow } from './notice-rows.js';

type Told<Type extends OwnSpendingEvent['type']> = Heard<Extract<OwnSpendingEvent, { type: Type }>>;

const SHARES = [50, 80, 100] as const;

const idOf = (accountId: string, month: string, percent: number): string => noticeIdOf(accountId, 'own_key_spending', month, percent);

/** The notices that an entry in the books of an own key touches: the one of its share, or all of a month that is over or counted anew. */
export const ownSpendingNoticeIds = (event: OwnSpendingEvent): readonly string[] | null => {
  const { accountId, month } = event.data;
  if (event.type === 'OwnSpendAlerted') return [idOf(accountId, month, event.data.percent)];
  const closing = event.type === 'OwnLimitSet' ? month : event.type === 'OwnSpendMonthBegan' ? event.data.before : null;
  return closing === null ? null : SHARES.map(percent => idOf(accountId, closing, percent));
};

const sentenceOf = (percent: number, month: string): string =>
  percent === 100
    ? `The limit that you set for your own OpenAI key is reached for ${month}, by our estimates. Work that the key would pay for is refused until you raise the limit or the next month begins; nothing of it is paid with platform credits.`
    : `Work with your own OpenAI key has used ${percent} % of the limit that you set for ${month}, by our estimates.`;

const alerted = (_: NoticeRow | undefined, event: Told<'OwnSpendAlerted'>, noticeId: string): NoticeRow => {
  const { accountId, month, percent } = event.data;
  const isReached = percent === 100;
  return {
    noticeId,
    accountId,
    kind: 'own_key_spending',
    cause: isReached ? 'own_limit_reached' : 'own_limit_share_reached',
    severity: isReached ? 'problem' : 'warning',
    purse: 'openai_account',
    sentence: sentenceOf(percent, month),
    reason: `${percent}_percent`,
    remedies: ['raise_own_limit', 'wait_for_next_month'],
    removingTheKeyHelps: null,
    projectId: null,
    blocks: isReached,
    ...opened(event),
  };
};

/** Shares of the own limit, each told of once a month; they close when the limit changes or the month is over. */
export const ownSpendingNotices = { OwnSpendAlerted: alerted, OwnLimitSet: closedByItsCause, OwnSpendMonthBegan: closedByItsCause };

import { OWN_EXPIRY_DATE } from '../../../shared-kernel/who-pays.js';
import type { ApiKeyEvent, KeyRef } from '../../api-keys/index.js';
import type { NoticeKind } from '../domain/queries.js';
import type { Heard } from '../../../shared-kernel/policy.js';
import { closedByItsCause, noticeIdOf, opened, type News, type NoticeRow, type NoticeSaid } from './notice-rows.js';

const KEY_KINDS = ['key_exhausted', 'key_invalid', 'key_restricted', 'key_expired', 'key_recovered', 'key_expires_soon'] as const;
type KeyKind = (typeof KEY_KINDS)[number] & NoticeKind;

type KeyNews = News & { readonly data: KeyRef };
type Said = Pick<NoticeSaid, 'cause' | 'severity' | 'sentence' | 'remedies' | 'blocks'>;
type Told<Type extends ApiKeyEvent['type']> = Heard<Extract<ApiKeyEvent, { type: Type }>>;

const keyNotice = (kind: KeyKind, { accountId, fingerprint }: KeyRef): string => noticeIdOf(accountId, kind, fingerprint);

/** All that may be told of one key: news of it can raise one and close the others. */
export const keyNoticeIds = (key: KeyRef): readonly string[] => KEY_KINDS.map(kind => keyNotice(kind, key));

const problem = (cause: NoticeSaid['cause'], sentence: string, ...remedies: readonly string[]): Said => ({
  cause,
  severity: 'problem',
  sentence,
  remedies,
  blocks: true,
});

const DRY = problem(
  'openai_funds_used_up',
  'The funds of your OpenAI account are used up. New projects are blocked until you add funds there or remove the key.',
  'add_funds_at_openai',
  'remove_key',
);
const DRY_AGAIN = problem(
  'openai_funds_used_up',
  'The funds of your OpenAI account are used up, although a free check had taken the key for paid up. New projects are blocked until a small paid test succeeds, for which we need your consent once, or the key is removed.',
  'add_funds_at_openai',
  'test_that_the_key_pays',
  'remove_key',
);
const INVALID = problem(
  'key_refused_by_openai',
  'OpenAI refuses your key as wrong or revoked. New projects are blocked until the key works again or is removed.',
  'remove_key',
  'enter_working_key',
  'add_funds_at_openai',
);
const RESTRICTED = problem(
  'key_restricted_at_openai',
  'OpenAI knows your key but does not let it do this work. New projects are blocked until that is changed there or the key is removed.',
  'grant_permission_at_openai',
  'remove_key',
  'enter_working_key',
  'add_funds_at_openai',
);
const EXPIRED = problem(
  'key_expired_at_openai',
  'Your OpenAI key has expired. New projects are blocked until it is renewed or removed.',
  'remove_key',
  'enter_working_key',
  'add_funds_at_openai',
);
const PAST_ITS_DATE = problem(
  'own_expiry_date_passed',
  'The date that you chose for the end of your OpenAI key has passed. New projects are blocked until you choose a new date or remove the key.',
  'set_new_expiry',
  'remove_key',
);
const RECOVERED: Said = {
  cause: 'key_works_again',
  severity: 'information',
  sentence: 'Your OpenAI key works again. New projects are possible, and stopped work can be taken up.',
  remedies: ['resume_stopped_work'],
  blocks: false,
};
const soon = (days: number): Said => ({
  cause: 'own_expiry_date_near',
  severity: 'warning',
  sentence: `Your OpenAI key expires here in ${days === 1 ? 'one day' : `${days} days`}, on the date that you chose. From then on new projects are blocked and projects that use it generate nothing.`,
  remedies: ['set_new_expiry', 'remove_key'],
  blocks: false,
});

const raised = (id: string, kind: KeyKind, news: KeyNews, said: Said & { reason: string | null }): NoticeRow => ({
  noticeId: id,
  accountId: news.data.accountId,
  kind,
  purse: 'openai_account',
  removingTheKeyHelps: null,
  ...said,
  projectId: null,
  ...opened(news),
});

type Trouble = KeyNews & { readonly data: KeyRef & { readonly reason: string } };

/** What is wrong with a key now is the one thing to do something about: its other notices close, save that of the date to come. */
const inTrouble =
  <News extends Trouble>(kind: KeyKind, said: (data: News['data']) => Said) =>
  (row: NoticeRow | undefined, event: News, id: string): NoticeRow | undefined => {
    if (id === keyNotice(kind, event.data)) return raised(id, kind, event, { ...said(event.data), reason: event.data.reason });
    return id === keyNotice('key_expires_soon', event.data) && kind !== 'key_expired' ? row : closedByItsCause(row, event);
  };

/** Notices about the own key: of one key there is one open notice, about what is wrong with it now. */
export const keyNotices = {
  KeyCreditsExhausted: inTrouble<Told<'KeyCreditsExhausted'>>('key_exhausted', ({ paidProofNeeded }) => (paidProofNeeded === true ? DRY_AGAIN : DRY)),
  ApiKeyInvalidated: inTrouble<Told<'ApiKeyInvalidated'>>('key_invalid', () => INVALID),
  ApiKeyRestricted: inTrouble<Told<'ApiKeyRestricted'>>('key_restricted', () => RESTRICTED),
  ApiKeyExpired: inTrouble<Told<'ApiKeyExpired'>>('key_expired', ({ reason }) => (reason === OWN_EXPIRY_DATE ? PAST_ITS_DATE : EXPIRED)),
  ApiKeyRecovered: (row: NoticeRow | undefined, event: Told<'ApiKeyRecovered'>, id: string) => {
    if (id === keyNotice('key_recovered', event.data)) return raised(id, 'key_recovered', event, { ...RECOVERED, reason: event.data.from });
    return id === keyNotice('key_expires_soon', event.data) ? row : closedByItsCause(row, event);
  },
  ApiKeyExpiryWarned: (row: NoticeRow | undefined, event: Told<'ApiKeyExpiryWarned'>, id: string) =>
    id === keyNotice('key_expires_soon', event.data)
      ? raised(id, 'key_expires_soon', event, { ...soon(event.data.days), reason: event.data.expiresAt })
      : row,
  ApiKeyExpirySet: (row: NoticeRow | undefined, event: Told<'ApiKeyExpirySet'>, id: string) =>
    id === keyNotice('key_expires_soon', event.data) ? closedByItsCause(row, event) : row,
  ApiKeyRemoved: closedByItsCause,
};

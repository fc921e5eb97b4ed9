import { projection } from '../../../shared-kernel/projection.js';
import type { ApiKeyEvent, KeyRef, OwnSpendingEvent } from '../../api-keys/index.js';
import type { CreditEvent } from '../../credits/index.js';
import type { FailureCause, TaskEvent } from '../../media-pipeline/index.js';
import type { NoticeView } from '../domain/queries.js';
import { lowBalance, lowBalanceNotice } from './credit-notices.js';
import { ownSpendingNoticeIds, ownSpendingNotices } from './own-spending-notices.js';

type NoticeRow = NoticeView & { readonly [extension: string]: unknown };
type Kind = NoticeView['kind'];
type KeyKind = Exclude<Kind, 'work_failed' | 'own_key_spending' | 'credits_low'>;

const KEY_KINDS: readonly Kind[] = ['key_exhausted', 'key_invalid', 'key_restricted', 'key_expired'];

const keyNotice = (kind: Kind, { accountId, fingerprint }: KeyRef): string => `${accountId}|${kind}|${fingerprint}`;

const SAID: Readonly<Record<KeyKind, { sentence: string; remedies: readonly string[] }>> = {
  key_exhausted: {
    sentence: 'The funds of your OpenAI account are used up. New projects are blocked until you add funds there or remove the key.',
    remedies: ['add_funds_at_openai', 'remove_key'],
  },
  key_invalid: {
    sentence: 'OpenAI refuses your key as wrong or revoked. New projects are blocked until the key works again or is removed.',
    remedies: ['remove_key', 'enter_working_key', 'add_funds_at_openai'],
  },
  key_restricted: {
    sentence: 'OpenAI knows your key but does not let it do this work. New projects are blocked until that is changed there or the key is removed.',
    remedies: ['grant_permission_at_openai', 'remove_key', 'enter_working_key', 'add_funds_at_openai'],
  },
  key_expired: {
    sentence: 'Your OpenAI key has expired. New projects are blocked until it is renewed or removed.',
    remedies: ['remove_key', 'enter_working_key', 'add_funds_at_openai'],
  },
};

interface KeyTrouble {
  readonly data: KeyRef & { readonly reason: string };
  readonly metadata: { readonly at: string };
}

const raised = (kind: KeyKind, { data: { accountId, reason }, metadata: { at } }: KeyTrouble, noticeId: string): NoticeRow => ({
  noticeId,
  accountId,
  kind,
  severity: 'problem',
  purse: 'openai_account',
  ...SAID[kind],
  reason,
  projectId: null,
  raisedAt: at,
  closedAt: null,
});

const closed = (row: NoticeRow | undefined, at: string): NoticeRow | undefined => row && { ...row, closedAt: row.closedAt ?? at };

/** What is wrong with a key now is the one thing to do something about: its other notices close. */
const inTrouble =
  (kind: KeyKind) =>
  (row: NoticeRow | undefined, event: KeyTrouble, id: string): NoticeRow | undefined =>
    id === keyNotice(kind, event.data) ? raised(kind, event, id) : closed(row, event.metadata.at);

type Event = ApiKeyEvent | CreditEvent | OwnSpendingEvent | TaskEvent;

const isOwnSpending = (event: Event): event is OwnSpendingEvent => event.type in ownSpendingNotices;

const failureSaid = (operation: string, cause: FailureCause): Pick<NoticeRow, 'sentence' | 'remedies'> =>
  cause === 'prompt-refused'
    ? {
        sentence: `A prompt of the kind ${operation} breaks the provider’s rules of content and was not sent; its platform credits are free again.`,
        remedies: ['change_the_prompt'],
      }
    : {
        sentence: `A task of the kind ${operation} could not be finished; nothing is charged for what was not delivered.`,
        remedies: ['try_again'],
      };

/** What should an account know? One row a notice; a key's notices close by themselves when it works again or goes. */
export const noticeRows = projection<NoticeRow, Event>({
  name: 'notifications.notices',
  version: 5,
  rowsOf: event => {
    if (isOwnSpending(event)) return ownSpendingNoticeIds(event);
    if (event.type === 'TaskFailed') return `${event.data.accountId}|work_failed|${event.data.taskId}`;
    if (event.type === 'LowBalanceReached' || event.type === 'LowBalanceLifted') return lowBalanceNotice(event.data);
    if (!('fingerprint' in event.data) || event.data.fingerprint === null) return null;
    const { accountId, fingerprint } = event.data;
    return KEY_KINDS.map(kind => keyNotice(kind, { accountId, fingerprint }));
  },
  ownerOf: (_, row) => row.accountId,
  sortBy: row => row.raisedAt,
  groupBy: row => (row.closedAt === null ? 'open' : 'closed'),
  on: {
    ...ownSpendingNotices,
    KeyCreditsExhausted: inTrouble('key_exhausted'),
    ApiKeyInvalidated: inTrouble('key_invalid'),
    ApiKeyRestricted: inTrouble('key_restricted'),
    ApiKeyExpired: inTrouble('key_expired'),
    ApiKeyRecovered: (row, { metadata }) => closed(row, metadata.at),
    ApiKeyRemoved: (row, { metadata }) => closed(row, metadata.at),
    LowBalanceReached: (_, { data, metadata }, id) => ({ ...lowBalance(data, metadata.at, id) }),
    LowBalanceLifted: (row, { metadata }) => closed(row, metadata.at),
    TaskFailed: (_, { data: { accountId, projectId, operation, cause, reason }, metadata: { at } }, id) => ({
      noticeId: id,
      accountId,
      kind: 'work_failed',
      severity: 'warning',
      purse: null,
      ...failureSaid(operation, cause),
      reason,
      projectId,
      raisedAt: at,
      closedAt: null,
    }),
  },
});

import { projection } from '../../../shared-kernel/projection.js';
import { rateLimitAdvice } from '../../../shared-kernel/rate-limit.js';
import { OWN_EXPIRY_DATE } from '../../../shared-kernel/who-pays.js';
import type { ApiKeyEvent, KeyRef, OwnSpendingEvent } from '../../api-keys/index.js';
import type { CreditEvent } from '../../credits/index.js';
import type { FailureCause, TaskEvent } from '../../media-pipeline/index.js';
import type { NoticeView } from '../domain/queries.js';
import { lowBalance, lowBalanceNotice } from './credit-notices.js';
import { webhookNotice, webhookPaused } from './webhook-notices.js';
import type { WebhookEvent } from '../domain/webhook-events.js';
import { lostResult } from './lost-results.js';
import { ownSpendingNoticeIds, ownSpendingNotices } from './own-spending-notices.js';

type NoticeRow = NoticeView & { readonly [extension: string]: unknown };
type Kind = NoticeView['kind'];
type KeyKind = Exclude<Kind, 'work_failed' | 'result_lost' | 'own_key_spending' | 'credits_low' | 'webhook_paused'>;

const KEY_KINDS: readonly KeyKind[] = ['key_exhausted', 'key_invalid', 'key_restricted', 'key_expired', 'key_recovered', 'key_expires_soon'];

const keyNotice = (kind: Kind, { accountId, fingerprint }: KeyRef): string => `${accountId}|${kind}|${fingerprint}`;

interface KeyNews {
  readonly data: KeyRef;
  readonly metadata: { readonly at: string };
}

interface Said {
  readonly severity: NoticeView['severity'];
  readonly sentence: string;
  readonly remedies: readonly string[];
}

const problem = (sentence: string, ...remedies: readonly string[]): Said => ({ severity: 'problem', sentence, remedies });

const DRY = problem(
  'The funds of your OpenAI account are used up. New projects are blocked until you add funds there or remove the key.',
  'add_funds_at_openai',
  'remove_key',
);
const DRY_AGAIN = problem(
  'The funds of your OpenAI account are used up, although a free check had taken the key for paid up. New projects are blocked until a small paid test succeeds, for which we need your consent once, or the key is removed.',
  'add_funds_at_openai',
  'test_that_the_key_pays',
  'remove_key',
);
const INVALID = problem(
  'OpenAI refuses your key as wrong or revoked. New projects are blocked until the key works again or is removed.',
  'remove_key',
  'enter_working_key',
  'add_funds_at_openai',
);
const RESTRICTED = problem(
  'OpenAI knows your key but does not let it do this work. New projects are blocked until that is changed there or the key is removed.',
  'grant_permission_at_openai',
  'remove_key',
  'enter_working_key',
  'add_funds_at_openai',
);
const EXPIRED = problem(
  'Your OpenAI key has expired. New projects are blocked until it is renewed or removed.',
  'remove_key',
  'enter_working_key',
  'add_funds_at_openai',
);
const PAST_ITS_DATE = problem(
  'The date that you chose for the end of your OpenAI key has passed. New projects are blocked until you choose a new date or remove the key.',
  'set_new_expiry',
  'remove_key',
);
const RECOVERED: Said = {
  severity: 'information',
  sentence: 'Your OpenAI key works again. New projects are possible, and stopped work can be taken up.',
  remedies: ['resume_stopped_work'],
};
const soon = (days: number): Said => ({
  severity: 'warning',
  sentence: `Your OpenAI key expires here in ${days === 1 ? 'one day' : `${days} days`}, on the date that you chose. From then on new projects are blocked and projects that use it generate nothing.`,
  remedies: ['set_new_expiry', 'remove_key'],
});

const raised = (
  id: string,
  kind: KeyKind,
  { data: { accountId }, metadata: { at } }: KeyNews,
  said: Said & { reason: string | null },
): NoticeRow => ({
  noticeId: id,
  accountId,
  kind,
  purse: 'openai_account',
  removingTheKeyHelps: null,
  ...said,
  projectId: null,
  raisedAt: at,
  closedAt: null,
});

const closed = (row: NoticeRow | undefined, at: string): NoticeRow | undefined => row && { ...row, closedAt: row.closedAt ?? at };

type Trouble = KeyNews & { readonly data: KeyRef & { readonly reason: string } };

/** What is wrong with a key now is the one thing to do something about: its other notices close, save that of the date to come. */
const inTrouble =
  <News extends Trouble>(kind: KeyKind, said: (data: News['data']) => Said) =>
  (row: NoticeRow | undefined, event: News, id: string): NoticeRow | undefined => {
    if (id === keyNotice(kind, event.data)) return raised(id, kind, event, { ...said(event.data), reason: event.data.reason });
    return id === keyNotice('key_expires_soon', event.data) && kind !== 'key_expired' ? row : closed(row, event.metadata.at);
  };

/** Only the notice of this kind is touched by the news. */
const only =
  <News extends KeyNews>(kind: KeyKind, change: (row: NoticeRow | undefined, event: News, id: string) => NoticeRow | undefined) =>
  (row: NoticeRow | undefined, event: News, id: string): NoticeRow | undefined =>
    id === keyNotice(kind, event.data) ? change(row, event, id) : row;

type TaskFailed = Extract<TaskEvent, { type: 'TaskFailed' }>['data'];

const workFailed = ({ operation, payer, cause, bound }: TaskFailed) => {
  const plain = {
    purse: null,
    ...failureSaid(operation, cause),
    removingTheKeyHelps: null,
  };
  if (payer !== 'own-key' || cause !== 'provider-rate-limited') return plain;
  const { remedies, removingTheKeyHelps, advice } = rateLimitAdvice({ bound: bound ?? false });
  return { purse: 'openai_account' as const, sentence: `${plain.sentence} ${advice}`, remedies, removingTheKeyHelps };
};

type Event = ApiKeyEvent | CreditEvent | OwnSpendingEvent | TaskEvent | WebhookEvent;

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
  version: 7,
  rowsOf: event => {
    if (isOwnSpending(event)) return ownSpendingNoticeIds(event);
    if (event.type === 'TaskFailed') return `${event.data.accountId}|work_failed|${event.data.taskId}`;
    if ('webhookId' in event.data) return webhookNotice(event.data);
    if (event.type === 'ResultFoundUnusable') return `${event.data.accountId}|result_lost|${event.data.taskId}`;
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
    KeyCreditsExhausted: inTrouble('key_exhausted', ({ paidProofNeeded }) => (paidProofNeeded === true ? DRY_AGAIN : DRY)),
    ApiKeyInvalidated: inTrouble('key_invalid', () => INVALID),
    ApiKeyRestricted: inTrouble('key_restricted', () => RESTRICTED),
    ApiKeyExpired: inTrouble('key_expired', ({ reason }) => (reason === OWN_EXPIRY_DATE ? PAST_ITS_DATE : EXPIRED)),
    ApiKeyRecovered: (row, event, id) => {
      if (id === keyNotice('key_recovered', event.data)) return raised(id, 'key_recovered', event, { ...RECOVERED, reason: event.data.from });
      return id === keyNotice('key_expires_soon', event.data) ? row : closed(row, event.metadata.at);
    },
    ApiKeyExpiryWarned: only('key_expires_soon', (_, event, id) =>
      raised(id, 'key_expires_soon', event, { ...soon(event.data.days), reason: event.data.expiresAt }),
    ),
    ApiKeyExpirySet: only('key_expires_soon', (row, { metadata }) => closed(row, metadata.at)),
    ApiKeyRemoved: (row, { metadata }) => closed(row, metadata.at),
    LowBalanceReached: (_, { data, metadata }, id) => ({ ...lowBalance(data, metadata.at, id) }),
    LowBalanceLifted: (row, { metadata }) => closed(row, metadata.at),
    WebhookPaused: (row, event, id) => webhookPaused(event, id) ?? row,
    WebhookResumed: (row, { metadata }) => closed(row, metadata.at),
    WebhookRemoved: (row, { metadata }) => closed(row, metadata.at),
    ResultFoundUnusable: (_, { data, metadata: { at } }, id) => ({ ...lostResult(data, at, id) }),
    TaskFailed: (_, { data, metadata: { at } }, id) => ({
      noticeId: id,
      accountId: data.accountId,
      kind: 'work_failed',
      severity: 'warning',
      ...workFailed(data),
      reason: data.reason,
      projectId: data.projectId,
      raisedAt: at,
      closedAt: null,
    }),
  },
});

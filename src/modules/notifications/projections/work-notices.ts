import type { Heard } from '../../../shared-kernel/policy.js';
import { waysOutOf } from '../../../shared-kernel/ways-out.js';
import type { FailureCause, TaskEvent } from '../../media-pipeline/index.js';
import type { NoticeCause, NoticeView } from '../domain/queries.js';
import { opened, type NoticeRow } from './notice-rows.js';

type TaskFailed = Extract<TaskEvent, { type: 'TaskFailed' }>;

const CAUSES: Readonly<Record<FailureCause, NoticeCause>> = {
  'source-unreachable': 'source_unreachable',
  'source-refused': 'source_refused',
  'media-refused': 'media_refused',
  'longer-than-stated': 'longer_than_stated',
  'prompt-refused': 'prompt_refused',
  'provider-refused': 'provider_refused',
  'provider-failed': 'provider_failed',
  'provider-rate-limited': 'provider_rate_limited',
  'platform-provider-unavailable': 'platform_provider_unavailable',
  'key-invalid': 'key_invalid',
  'key-restricted': 'key_restricted',
  'key-expired': 'key_expired',
  'key-exhausted': 'key_exhausted',
  'key-unreadable': 'key_unreadable',
  'order-unreadable': 'order_unreadable',
  'outcome-unknown': 'outcome_unknown',
  'predecessor-failed': 'predecessor_failed',
  'hold-missing': 'hold_missing',
  'worker-failed': 'worker_failed',
};

/** What the provider itself refused, by its reason. */
const REFUSED: Readonly<Record<string, string>> = {
  content_policy: 'The provider refused what was asked under its rules of content; no platform credits are charged for it.',
  content_policy_at_output: 'The provider made it and refused to hand it out under its rules of content; no platform credits are charged for it.',
};

const sentenceOf = ({ operation, cause, reason }: TaskFailed['data']): string =>
  (cause === 'provider-refused' ? REFUSED[reason] : undefined) ?? saidOf(operation, cause);

const saidOf = (operation: string, cause: FailureCause): string =>
  cause === 'prompt-refused'
    ? `A prompt of the kind ${operation} breaks the provider’s rules of content and was not sent; its platform credits are free again.`
    : `A task of the kind ${operation} could not be finished; nothing is charged for what was not delivered.`;

/** Named where the trouble is one of a purse: what the own key met, or platform credits that are free again. */
const purseOf = ({ payer, cause }: TaskFailed['data']): NoticeView['purse'] => {
  if (payer === 'own-key') return cause === 'provider-rate-limited' || cause.startsWith('key-') ? 'openai_account' : null;
  return cause === 'prompt-refused' || cause === 'hold-missing' ? 'platform_credits' : null;
};

/** A task that failed, told in the words and with the ways out that the task itself shows. */
export const workFailed = (_: NoticeRow | undefined, event: Heard<TaskFailed>, noticeId: string): NoticeRow => {
  const { accountId, projectId, payer, cause, reason, bound } = event.data;
  const { remedies, removingTheKeyHelps, advice } = waysOutOf({ state: 'failed', cause, reason, payer, bound: bound ?? false });
  return {
    noticeId,
    accountId,
    kind: 'work_failed',
    cause: CAUSES[cause],
    severity: 'warning',
    purse: purseOf(event.data),
    sentence: advice === null ? sentenceOf(event.data) : `${sentenceOf(event.data)} ${advice}`,
    reason,
    remedies,
    removingTheKeyHelps,
    projectId,
    blocks: false,
    ...opened(event),
  };
};

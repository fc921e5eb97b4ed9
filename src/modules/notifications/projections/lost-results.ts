import type { Heard } from '../../../shared-kernel/policy.js';
import type { TaskEvent } from '../../media-pipeline/index.js';
import { opened, type NoticeRow } from './notice-rows.js';

type Found = Extract<TaskEvent, { type: 'ResultFoundUnusable' }>;
type Lost = Found['data'];

const HOW = { missing: 'is missing here', damaged: 'is damaged here' } as const;

/** The task itself can be done once more; besides, a card or an order makes the same anew, and of a transcript a project of its own. */
const again = ({ operation }: Lost): readonly string[] => ['retry_task', operation === 'transcription' ? 'create_new_project' : 'run_again'];

const paid = ({ payer }: Lost): string =>
  payer === 'credits'
    ? 'The platform credits that were charged for it are paid back.'
    : 'It was made with your own OpenAI key: no platform credits were charged for it, so none are paid back, and what OpenAI asked for is not ours to give back.';

/** What an owner is told of a result that was lost after it had been delivered. */
export const lostResult = (_: NoticeRow | undefined, event: Heard<Found>, noticeId: string): NoticeRow => {
  const lost = event.data;
  return {
    noticeId,
    accountId: lost.accountId,
    kind: 'result_lost',
    cause: lost.reason === 'missing' ? 'result_missing' : 'result_damaged',
    severity: 'problem',
    purse: lost.payer === 'credits' ? 'platform_credits' : 'openai_account',
    sentence: `What a task of the kind ${lost.operation} had made ${HOW[lost.reason]}, by no fault of yours. ${paid(lost)} It can be made again.`,
    reason: lost.reason,
    remedies: [...again(lost), 'contact_support'],
    removingTheKeyHelps: null,
    projectId: lost.projectId,
    blocks: false,
    ...opened(event),
  };
};

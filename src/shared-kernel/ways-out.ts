import { rateLimitAdvice, type RateLimitAdvice } from './rate-limit.js';

/** A piece of paid work that waits, stopped or failed. */
export interface Hitch {
  readonly state: string;
  readonly cause: string | null;
  /** What it waits for, or why it stopped or failed. */
  readonly reason: string | null;
  readonly payer: 'credits' | 'own-key';
  /** Its project is bound to the key that pays. */
  readonly bound: boolean;
}

/** What helps, and what to know about the key where its pace is the trouble; said alike of a task and of its output (R52, R55, A-14). */
export interface WaysOut extends Pick<RateLimitAdvice, 'remedies'> {
  readonly removingTheKeyHelps: boolean | null;
  readonly advice: string | null;
}

const STUCK: ReadonlySet<string> = new Set(['waiting', 'stopped', 'failed']);

const remediesOf = ({ state, cause, reason }: Hitch): readonly string[] => {
  // the cause of an earlier wait says nothing about why it stopped
  if (reason === 'key-removed') return ['add_same_key', 'create_new_project'];
  if (reason === 'own-limit-reached') return ['raise_own_limit', 'wait_for_next_month'];
  if (reason === 'rate-limit' || cause === 'provider-rate-limited') return ['wait_and_retry', 'contact_support'];
  if (cause === 'prompt-refused' || reason === 'content_policy') return ['change_the_prompt'];
  // what is asked may pass another time: it was what came of it that did not
  if (reason === 'content_policy_at_output') return ['change_the_prompt', 'retry_task'];
  if (cause === 'key-exhausted') return ['add_funds_at_openai', 'remove_key'];
  if (cause?.startsWith('key-')) return ['remove_key', 'enter_working_key', 'add_funds_at_openai'];
  return state === 'failed' ? ['retry_task', 'contact_support'] : ['wait_and_retry'];
};

const slowedDown = ({ state, cause, reason }: Hitch): boolean =>
  state !== 'stopped' && (reason === 'rate-limit' || cause === 'provider-rate-limited');

/** The ways out of a hitch; none where nothing is wrong. */
export const waysOutOf = (hitch: Hitch): WaysOut => {
  if (!STUCK.has(hitch.state)) return { remedies: [], removingTheKeyHelps: null, advice: null };
  if (hitch.payer === 'own-key' && slowedDown(hitch)) return rateLimitAdvice(hitch);
  return { remedies: remediesOf(hitch), removingTheKeyHelps: null, advice: null };
};

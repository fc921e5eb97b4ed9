import type OpenAI from 'openai';
import type { CallEndedBadly, CallOutcome, KeyVerdict, ModelInfo, Succeeded } from '../../shared-kernel/ports/provider.js';
import { BadAnswer, type Line } from './exchange.js';
import { at, countAt, listAt, textAt } from './json.js';
import { NOTHING_USED } from './nothing-used.js';

/** The models that a credential sees. */
export async function listModels(line: Line): Promise<CallOutcome<readonly ModelInfo[]>> {
  // Not `models.list`: its page makes an empty list of whatever came, a sign-in page of the network included.
  const { data, response } = await line.client.get<unknown>('/models', line.options).withResponse();
  line.heard(response);
  if (!Array.isArray(at(data, 'data'))) throw new BadAnswer('bad_answer');
  const value = listAt(data, 'data').flatMap(modelOf);
  return { outcome: 'succeeded', value, usage: NOTHING_USED, requestId: line.requestId, simulated: line.simulated };
}

function modelOf(model: unknown): readonly ModelInfo[] {
  const id = textAt(model, 'id');
  if (id === undefined || !/^[\w.:/-]{1,128}$/.test(id)) return [];
  const shutdown = textAt(model, 'shutdown_date');
  const shutdownDate = shutdown && /^\d{4}-\d{2}-\d{2}/.test(shutdown) ? shutdown.slice(0, 10) : null;
  return [{ id, ownedBy: (textAt(model, 'owned_by') ?? '').slice(0, 64), shutdownDate }];
}

/** The provider's own count of what a request would bring in. */
export async function countTokens(line: Line, body: OpenAI.Responses.InputTokenCountParams): Promise<CallOutcome<number>> {
  const { data, response } = await line.client.responses.inputTokens.count(body, line.options).withResponse();
  line.heard(response);
  const value = countAt(data, 'input_tokens');
  if (value === undefined) throw new BadAnswer('bad_answer');
  return { outcome: 'succeeded', value, usage: NOTHING_USED, requestId: line.requestId, simulated: line.simulated };
}

/** First rung of the ladder: does the key authenticate? A key that may not list models but may do the rest is still a key. */
export function verdictOfList(list: CallOutcome<readonly ModelInfo[]>): KeyVerdict {
  if (list.outcome === 'succeeded') return { verdict: 'accepted', level: 'authenticates', models: list.value, simulated: list.simulated };
  if (list.outcome === 'refused') return { verdict: 'accepted', level: 'authenticates', models: [], simulated: false };
  return verdictOf(list);
}

/** Second rung: may it make requests? Only trouble with the key lowers the verdict; that counting failed says nothing. */
export function verdictOfCount(accepted: Extract<KeyVerdict, { verdict: 'accepted' }>, count: CallOutcome<number>): KeyVerdict {
  if (count.outcome === 'succeeded') return { ...accepted, level: 'can-request', simulated: count.simulated };
  return count.outcome === 'key-trouble' ? verdictOf(count) : accepted;
}

function verdictOf(bad: CallEndedBadly): KeyVerdict {
  if (bad.outcome === 'key-trouble') return { verdict: 'trouble', trouble: bad.trouble, requestId: bad.requestId };
  if (bad.outcome === 'rate-limited') return { verdict: 'unreachable', reason: 'rate_limited', retryAfterMs: bad.retryAfterMs };
  return { verdict: 'unreachable', reason: bad.reason, retryAfterMs: null };
}

/** A tiny paid answer that was cut at its maximum proves as well as a whole one that the key can pay. */
export function paidEnough<T extends { readonly model: string }>(outcome: CallOutcome<T>, model: string): CallOutcome<{ readonly model: string }> {
  if (outcome.outcome === 'succeeded') return { ...outcome, value: { model: outcome.value.model } };
  const answered = outcome.outcome === 'refused' && (outcome.reason === 'incomplete_max_tokens' || outcome.reason === 'empty_answer');
  if (!answered || outcome.usage === undefined) return outcome;
  const proof: Succeeded<{ readonly model: string }> = {
    outcome: 'succeeded',
    value: { model },
    usage: outcome.usage,
    requestId: outcome.requestId,
    simulated: false,
  };
  return proof;
}

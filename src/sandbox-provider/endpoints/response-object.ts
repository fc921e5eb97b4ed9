import type { ServiceTier } from '../catalogue/price-list-2026-11-23.js';
import { asObject, type JsonObject } from '../protocol/json.js';
import type { Twist } from '../protocol/work.js';
import type { Generation } from '../text/generation.js';
import type { CacheUse } from '../text/prompt-cache.js';

/** Everything that an answer of the Responses API tells. */
export interface ResponseFacts extends Generation {
  readonly id: string;
  /** Seconds since the epoch. */
  readonly createdAt: number;
  readonly request: JsonObject;
  readonly model: string;
  readonly tier: ServiceTier;
  readonly inputTokens: number;
  readonly cache: CacheUse;
  readonly twist: Twist | null;
}

export type ResponseStatus = 'in_progress' | 'completed' | 'incomplete' | 'failed';

/** The status with which it ends. */
export function finalStatus({ end, twist }: ResponseFacts): ResponseStatus {
  if (twist?.name === 'response-failed' || twist?.name === 'error-event') return 'failed';
  return end === 'completed' || end === 'refusal' ? 'completed' : 'incomplete';
}

/** The `response` object, while it is being made or at its end. */
export function responseObject(facts: ResponseFacts, phase: 'beginning' | 'final'): JsonObject {
  const final = phase === 'final';
  const status = final ? finalStatus(facts) : 'in_progress';
  return {
    id: facts.id,
    object: 'response',
    created_at: facts.createdAt,
    completed_at: status === 'completed' ? facts.createdAt : null,
    status,
    error: status === 'failed' ? errorOf(facts) : null,
    incomplete_details: status === 'incomplete' ? { reason: facts.end } : null,
    model: facts.model,
    output: final && status !== 'failed' ? outputOf(facts) : [],
    service_tier: facts.tier,
    usage: final && tellsUsage(facts) ? usageOf(facts) : null,
    metadata: { ...asObject(facts.request['metadata']), simulated: 'true', simulated_by: 'keyreel-sandbox' },
    ...echoOf(facts.request),
  };
}

/** The one message; a refusal is a part of its own kind. */
export function messageOf(facts: ResponseFacts, part: JsonObject | null): JsonObject {
  const status = part === null ? 'in_progress' : finalStatus(facts) === 'incomplete' ? 'incomplete' : 'completed';
  return { id: messageId(facts), type: 'message', role: 'assistant', status, content: part ? [part] : [] };
}

export function messageId({ id }: ResponseFacts): string {
  return id.replace('resp_', 'msg_');
}

export function partOf(facts: ResponseFacts, text: string): JsonObject {
  return facts.end === 'refusal' ? { type: 'refusal', refusal: text } : { type: 'output_text', text, annotations: [], logprobs: [] };
}

/** The error of a response that failed. */
export function errorOf({ twist }: ResponseFacts): JsonObject {
  return { code: twist?.code ?? 'server_error', message: 'The response failed. (Simulated.)' };
}

function tellsUsage({ twist }: ResponseFacts): boolean {
  return twist === null || (twist.billed && twist.name !== 'usage-missing');
}

function outputOf(facts: ResponseFacts): readonly JsonObject[] {
  return facts.text === '' ? [] : [messageOf(facts, partOf(facts, facts.text))];
}

function usageOf({ inputTokens, outputTokens, reasoningTokens, cache }: ResponseFacts): JsonObject {
  return {
    input_tokens: inputTokens,
    input_tokens_details: {
      cached_tokens: cache.cached,
      cache_write_tokens: cache.written + cache.writtenLong,
      cache_write_tokens_details: { ttl_30m_tokens: cache.written, ttl_12h_tokens: cache.writtenLong },
    },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: reasoningTokens },
    total_tokens: inputTokens + outputTokens,
  };
}

/** What was asked, repeated as the protocol does. */
function echoOf(request: JsonObject): JsonObject {
  const or = (name: string, otherwise: unknown) => request[name] ?? otherwise;
  return {
    instructions: or('instructions', null),
    max_output_tokens: or('max_output_tokens', null),
    parallel_tool_calls: true,
    previous_response_id: null,
    prompt_cache_key: or('prompt_cache_key', null),
    reasoning: or('reasoning', { effort: 'medium', summary: null }),
    safety_identifier: or('safety_identifier', null),
    store: or('store', true),
    temperature: or('temperature', 1),
    text: or('text', { format: { type: 'text' } }),
    tool_choice: 'auto',
    tools: or('tools', []),
    top_p: or('top_p', 1),
    truncation: or('truncation', 'disabled'),
  };
}

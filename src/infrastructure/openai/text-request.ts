import { createHash } from 'node:crypto';
import type OpenAI from 'openai';
import type { TextRequest } from '../../shared-kernel/ports/provider.js';

type ResponsesBody = OpenAI.Responses.ResponseCreateParamsStreaming;
type ChatBody = OpenAI.Chat.Completions.ChatCompletionCreateParamsStreaming;
type InputItems = NonNullable<OpenAI.Responses.InputTokenCountParams['input']>;

/**
 * The body for OpenAI. From GPT-5.6 on, writing to the cache costs more than plain input, so the implicit breakpoint (behind the part that
 * changes) is switched off: either explicit breakpoints stand behind the shared transcript and the shared instructions, or nothing is cached.
 */
export function responsesBody(request: TextRequest, explicitCache: boolean): ResponsesBody {
  return {
    model: request.model,
    instructions: request.instructions,
    input: inputOf(request, explicitCache),
    max_output_tokens: request.maxOutputTokens,
    store: false,
    service_tier: 'default',
    stream: true,
    stream_options: { include_obfuscation: false },
    ...(explicitCache && { prompt_cache_options: { mode: 'explicit', ttl: '30m' } }),
    ...(request.cacheKey !== null && { prompt_cache_key: cacheKeyOf(request.cacheKey) }),
    ...(request.effort && { reasoning: { effort: request.effort } }),
    ...(request.safetyIdentifier && { safety_identifier: request.safetyIdentifier }),
  };
}

/** The same input, for the provider to count. */
export function countBody(request: TextRequest, explicitCache: boolean): OpenAI.Responses.InputTokenCountParams {
  return {
    model: request.model,
    instructions: request.instructions,
    input: inputOf(request, explicitCache) as Exclude<InputItems, string>,
    ...(request.effort && { reasoning: { effort: request.effort } }),
  };
}

/** The body for other servers of the Responses protocol: only what all of them know. */
export function portableResponsesBody(request: TextRequest): ResponsesBody {
  return {
    model: request.model,
    instructions: request.instructions,
    input: inputOf(request, false),
    max_output_tokens: request.maxOutputTokens,
    stream: true,
  };
}

/** The body for servers that know Chat Completions alone. `max_tokens` is deprecated at OpenAI, but the one name that they all obey. */
export function chatBody(request: TextRequest): ChatBody {
  const system = { role: 'system' as const, content: request.instructions };
  const user = userTexts(request).map(content => ({ role: 'user' as const, content }));
  return {
    model: request.model,
    messages: [system, ...user],
    max_tokens: request.maxOutputTokens,
    stream: true,
    stream_options: { include_usage: true },
  };
}

/** Everything the model reads, as it is counted in bytes when nobody counts tokens. */
export function inputBytes(request: TextRequest): number {
  return [request.instructions, ...userTexts(request)].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

function userTexts(request: TextRequest): readonly string[] {
  return request.transcript === null ? [request.prompt] : [request.transcript, request.prompt];
}

function inputOf(request: TextRequest, explicitCache: boolean): OpenAI.Responses.EasyInputMessage[] {
  const { transcript, prompt, cacheKey, sharedPrompt = 0 } = request;
  if (!explicitCache || cacheKey === null || transcript === null) return userTexts(request).map(text => said(plain(text)));
  const [common, own] = [prompt.slice(0, sharedPrompt), prompt.slice(sharedPrompt)];
  return [said(remembered(transcript)), said(...(common === '' ? [] : [remembered(common)]), plain(own))];
}

const said = (...content: OpenAI.Responses.ResponseInputText[]): OpenAI.Responses.EasyInputMessage => ({ role: 'user', content });
const plain = (text: string): OpenAI.Responses.ResponseInputText => ({ type: 'input_text', text });
const remembered = (text: string): OpenAI.Responses.ResponseInputText => ({ ...plain(text), prompt_cache_breakpoint: { mode: 'explicit' } });

/** Hashed, since the provider bounds its length and has no need of our ids. */
function cacheKeyOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

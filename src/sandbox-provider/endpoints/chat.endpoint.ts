import { textCost } from '../catalogue/cost.js';
import { modelFor } from '../catalogue/models.js';
import { failures, invalidValue, ProviderRefusal } from '../faults/failures.js';
import { jsonAnswer, type ServerSentEvent, streamedAnswer } from '../protocol/answers.js';
import { asObject, asText, type JsonObject } from '../protocol/json.js';
import { jsonBody, type ReceivedCall } from '../protocol/received-call.js';
import type { Done, EndpointReader, Twist } from '../protocol/work.js';
import { ceilingOf, deltasOf, effortOf, generate, type Generation, schemaOf } from '../text/generation.js';
import { chatBlocks, tokensOf } from '../text/prompt-blocks.js';

interface Chat {
  readonly request: JsonObject;
  readonly modelId: string;
  readonly inputTokens: number;
}

/** `POST /v1/chat/completions`: one choice, no tools, no caching. */
export const readChat: EndpointReader = (call, body, provider) => {
  const request = jsonBody(body);
  const name = asText(request['model']);
  if (!name) throw invalidValue('You must provide a model parameter.', 'model', 'missing_required_parameter');
  const model = modelFor('text', name, provider.now());
  const blocks = chatBlocks(request);
  if (blocks.length === 0) throw invalidValue('`messages` is missing.', 'messages', 'missing_required_parameter');
  const inputTokens = tokensOf(blocks);
  if (inputTokens > model.contextWindow) throw new ProviderRefusal(failures.context_length_exceeded);
  const ceiling = ceilingOf(request['max_completion_tokens'] ?? request['max_tokens'], 'max_completion_tokens');
  const effort = effortOf(request['reasoning_effort'], 'reasoning_effort');
  const wish = { ceiling, effort, schema: schemaOf(asObject(request['response_format'])), silent: false };
  return {
    model: name,
    prompt: blocks.map(({ text }) => text).join('\n'),
    tokens: inputTokens,
    perform: twist => answerTo(call, { request, modelId: model.id, inputTokens }, generate(blocks, wish, twist), twist),
  };
};

function answerTo(call: ReceivedCall, chat: Chat, generation: Generation, twist: Twist | null): Done {
  const { outputTokens, end } = generation;
  const tokens = { input: chat.inputTokens, cached: 0, written: 0, writtenLong: 0, output: outputTokens };
  const model = asText(chat.request['model']) ?? '';
  return {
    answer:
      chat.request['stream'] === true
        ? streamedAnswer(chunks(call, chat, generation, twist), '[DONE]')
        : jsonAnswer(whole(call, chat, generation, twist)),
    bill: {
      model,
      microUsd: textCost(chat.modelId, tokens, 'default'),
      outcome: end === 'completed' ? 'completed' : end === 'refusal' ? 'refused' : 'incomplete',
      inputTokens: chat.inputTokens,
      outputTokens,
    },
  };
}

function whole(call: ReceivedCall, chat: Chat, generation: Generation, twist: Twist | null): JsonObject {
  const refused = generation.end === 'refusal';
  const message = { role: 'assistant', content: refused ? null : generation.text, refusal: refused ? generation.text : null };
  const choice = { index: 0, message, finish_reason: finishReason(generation), logprobs: null };
  return {
    ...shell(call, chat, 'chat.completion', twist),
    choices: twist?.name === 'empty-answer' ? [] : [choice],
    ...(twist?.name === 'usage-missing' ? {} : { usage: usageOf(chat, generation) }),
  };
}

function chunks(call: ReceivedCall, chat: Chat, generation: Generation, twist: Twist | null): readonly ServerSentEvent[] {
  const frame = shell(call, chat, 'chat.completion.chunk', twist);
  const say = (delta: JsonObject, finish: string | null) => ({
    data: { ...frame, choices: [{ index: 0, delta, finish_reason: finish, logprobs: null }] },
  });
  const field = generation.end === 'refusal' ? 'refusal' : 'content';
  const asksUsage = asObject(chat.request['stream_options'])['include_usage'] === true && twist?.name !== 'usage-missing';
  return [
    say({ role: 'assistant', content: '' }, null),
    ...deltasOf(generation.text).map(delta => say({ [field]: delta }, null)),
    say({}, finishReason(generation)),
    ...(asksUsage ? [{ data: { ...frame, choices: [], usage: usageOf(chat, generation) } }] : []),
  ];
}

function shell(call: ReceivedCall, chat: Chat, object: string, twist: Twist | null): JsonObject {
  return {
    id: `chatcmpl-${call.requestId.slice(4)}`,
    object,
    created: Math.floor(call.at.getTime() / 1000),
    model: twist?.name === 'wrong-model' ? 'gpt-of-somebody-else' : chat.request['model'],
    system_fingerprint: 'fp_keyreel_sandbox',
    service_tier: 'default',
  };
}

function finishReason({ end }: Generation): string {
  return end === 'max_output_tokens' ? 'length' : end === 'content_filter' ? 'content_filter' : 'stop';
}

function usageOf({ inputTokens }: Chat, { outputTokens, reasoningTokens }: Generation): JsonObject {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: reasoningTokens },
  };
}

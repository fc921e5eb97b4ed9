import { textCost } from '../catalogue/cost.js';
import { modelFor } from '../catalogue/models.js';
import type { ServiceTier } from '../catalogue/price-list-2026-11-23.js';
import type { Bill } from '../books/invoice.js';
import { failures, invalidValue, ProviderRefusal } from '../faults/failures.js';
import { jsonAnswer, streamedAnswer } from '../protocol/answers.js';
import { asObject, asText, type JsonObject } from '../protocol/json.js';
import { jsonBody, type ReceivedCall } from '../protocol/received-call.js';
import type { Done, EndpointReader, Twist } from '../protocol/work.js';
import type { Provider } from '../provider.js';
import { ceilingOf, effortOf, generate, type Generation, schemaOf } from '../text/generation.js';
import { type PromptBlock, responseBlocks, tokensOf, ttlOf } from '../text/prompt-blocks.js';
import type { CacheUse } from '../text/prompt-cache.js';
import { responseEvents } from './response-events.js';
import { responseObject, type ResponseFacts } from './response-object.js';

/** A `POST /v1/responses` that was understood. */
interface Asked {
  readonly request: JsonObject;
  readonly modelId: string;
  readonly blocks: readonly PromptBlock[];
  readonly inputTokens: number;
  readonly tier: ServiceTier;
}

/** `POST /v1/responses`, streamed or not. */
export const readResponse: EndpointReader = (call, body, provider) => {
  const asked = understand(jsonBody(body), provider);
  if (asked.blocks.length === 0) throw invalidValue('`input` is missing.', 'input', 'missing_required_parameter');
  const ceiling = ceilingOf(asked.request['max_output_tokens'], 'max_output_tokens');
  const effort = effortOf(asObject(asked.request['reasoning'])['effort'], 'reasoning.effort');
  const schema = schemaOf(asObject(asObject(asked.request['text'])['format']));
  const silent = asObject(asked.request['prompt_cache_options'])['prewarm'] === true;
  const say = (twist: Twist | null) => generate(asked.blocks, { ceiling, effort, schema, silent }, twist);
  return {
    model: asText(asked.request['model']),
    prompt: promptOf(asked.blocks),
    tokens: asked.inputTokens,
    perform: twist => answerTo(call, asked, say(twist), twist, provider),
  };
};

/** `POST /v1/responses/input_tokens`: the exact count of the same body, free of charge. */
export const readInputTokens: EndpointReader = (_call, body, provider) => {
  const asked = understand(jsonBody(body), provider);
  const answer = { object: 'response.input_tokens', input_tokens: asked.inputTokens };
  return {
    model: asText(asked.request['model']),
    prompt: promptOf(asked.blocks),
    tokens: asked.inputTokens,
    perform: () => ({ answer: jsonAnswer(answer), bill: null }),
  };
};

function understand(request: JsonObject, provider: Provider): Asked {
  const name = asText(request['model']);
  if (!name) throw invalidValue('You must provide a model parameter.', 'model', 'missing_required_parameter');
  const model = modelFor('text', name, provider.now());
  const blocks = responseBlocks(request);
  ttlOf(asObject(request['prompt_cache_options'])['ttl']);
  const inputTokens = tokensOf(blocks);
  if (inputTokens > model.contextWindow) throw new ProviderRefusal(failures.context_length_exceeded);
  return { request, modelId: model.id, blocks, inputTokens, tier: tierOf(request['service_tier']) };
}

function answerTo(call: ReceivedCall, asked: Asked, generation: Generation, twist: Twist | null, provider: Provider): Done {
  const cache = provider.cache.use(call.fingerprint, asked.request, asked.blocks, call.at.getTime());
  const facts = factsOf(call, asked, generation, cache, twist);
  const streamed = asked.request['stream'] === true;
  return {
    answer: streamed ? streamedAnswer(responseEvents(facts)) : jsonAnswer(responseObject(facts, 'final')),
    bill: billFor(asked, facts),
    ended: cache.commit,
  };
}

function factsOf(call: ReceivedCall, asked: Asked, generation: Generation, cache: CacheUse, twist: Twist | null): ResponseFacts {
  return {
    id: `resp_${call.requestId.slice(4)}`,
    createdAt: Math.floor(call.at.getTime() / 1000),
    request: asked.request,
    model: twist?.name === 'wrong-model' ? 'gpt-of-somebody-else' : (asText(asked.request['model']) ?? ''),
    tier: asked.tier,
    ...generation,
    outputTokens: twist?.name === 'usage-too-large' ? 100_000 + generation.outputTokens : generation.outputTokens,
    inputTokens: asked.inputTokens,
    cache,
    twist,
  };
}

function billFor(asked: Asked, facts: ResponseFacts): Bill {
  const { cached, written, writtenLong } = facts.cache;
  const tokens = { input: asked.inputTokens, cached, written, writtenLong, output: facts.outputTokens };
  const ended = facts.end === 'completed' ? 'completed' : 'incomplete';
  const broken = facts.twist?.name === 'response-failed' || facts.twist?.name === 'error-event';
  return {
    model: asText(asked.request['model']) ?? '',
    microUsd: textCost(asked.modelId, tokens, asked.tier),
    outcome: broken ? 'failed' : facts.end === 'refusal' ? 'refused' : ended,
    inputTokens: tokens.input,
    cachedTokens: cached,
    cacheWriteTokens: written + writtenLong,
    outputTokens: tokens.output,
  };
}

function tierOf(value: unknown): ServiceTier {
  if (value === 'flex' || value === 'priority') return value;
  if (value === undefined || value === null || value === 'auto' || value === 'default') return 'default';
  throw invalidValue('This service tier is not known.', 'service_tier');
}

function promptOf(blocks: readonly PromptBlock[]): string {
  return blocks.map(({ text }) => text).join('\n');
}

import type { Call, Credential, ImageRequest, TextRequest, TranscriptionRequest, Usage } from '../../../shared-kernel/ports/provider.js';
import { OpenAiGateway } from '../openai.gateway.js';
import { loadProviderModels } from '../provider-models.js';

export const SECRET = 'sk-proj-canary-7Qm2Zx9LpW4tVb8N';
export const own: Credential = { secret: SECRET, kind: 'own' };
export const models = loadProviderModels();

/** A gateway as the composition root makes one. */
export function gatewayTo(baseURL: string, dialect: 'openai' | 'portable' = 'openai'): OpenAiGateway {
  return new OpenAiGateway({ baseURL, dialect, models });
}

export const call: Call = { attemptId: 'attempt-1', deadlineMs: 20_000 };

export const question: TextRequest = {
  model: 'gpt-6-luna',
  instructions: 'You write about a transcript.',
  transcript: 'Hello and welcome to the canary-transcript.',
  prompt: 'Summarise the canary-prompt.',
  maxOutputTokens: 200,
  cacheKey: 'project:hash',
};

export const piece: TranscriptionRequest = { model: 'gpt-transcribe', audio: { bytes: new Uint8Array(64) }, mediaType: 'audio/mpeg', seconds: 12 };

export const picture: ImageRequest = { model: 'gpt-image-2.5-flare', prompt: 'A boat', size: '1024x1024', quality: 'low', format: 'png', count: 1 };

/** Usage in the words of the Responses protocol. */
export const spent = { input_tokens: 40, input_tokens_details: { cached_tokens: 8, cache_write_tokens: 16 }, output_tokens: 5, total_tokens: 45 };

export const usage: Usage = { inputTokens: 40, cachedInputTokens: 8, cacheWriteTokens: 16, imageInputTokens: 0, outputTokens: 5, complete: true };

export const delta = (text: string) => ({ type: 'response.output_text.delta', delta: text });

/** An end event of the Responses protocol that carries this text. */
export function ended(status: 'completed' | 'incomplete' | 'failed', text: string, more: Readonly<Record<string, unknown>> = {}) {
  const output = [{ type: 'message', content: [{ type: 'output_text', text }] }];
  return { type: `response.${status}`, response: { status, model: 'gpt-6-luna-2026-09-08', output, usage: spent, ...more } };
}

import { APIError } from 'openai';
import type OpenAI from 'openai';
import type { CallEndedBadly, CallOutcome, RefusalReason, TextAnswer, TextRequest, Usage } from '../../shared-kernel/ports/provider.js';
import { classify } from './classify-failure.js';
import { BadAnswer, type Line } from './exchange.js';
import { sentences } from './provider-codes.js';
import { spokenBy } from './spoken-error.js';
import { type Draft, estimatedUsage, readChat, readResponses, type TextEnd } from './text-answer.js';
import { chatBody, portableResponsesBody, responsesBody } from './text-request.js';

/** How long to wait for the rest of a stream whose answer is complete, so that its connection can be used again, in milliseconds. */
const LINGER_MS = 250;

export interface TextTalk {
  readonly line: Line;
  readonly request: TextRequest;
  readonly draft: Draft;
}

/** Asks OpenAI. Success needs the completed event and its usage. */
export async function askOpenAi(talk: TextTalk, explicitCache: boolean): Promise<CallOutcome<TextAnswer>> {
  const end = await throughResponses(talk, responsesBody(talk.request, explicitCache));
  return outcomeOf(end, talk, end?.usage ?? null);
}

/** Asks another server; usage that it does not report is estimated and marked so. */
export async function askPortably(talk: TextTalk, path: 'responses' | 'chat'): Promise<CallOutcome<TextAnswer>> {
  const end = path === 'chat' ? await throughChat(talk) : await throughResponses(talk, portableResponsesBody(talk.request));
  return outcomeOf(end, talk, end && (end.usage ?? estimatedUsage(talk.request, end.text)));
}

/** Whether an error says that the server has no such path, rather than no such model. */
export function isUnknownPath(thrown: unknown): boolean {
  if (!(thrown instanceof APIError)) return false;
  return thrown.status === 405 || thrown.status === 501 || (thrown.status === 404 && !/\bmodel\b/i.test(thrown.message));
}

async function throughResponses({ line, draft }: TextTalk, body: OpenAI.Responses.ResponseCreateParamsStreaming): Promise<TextEnd | null> {
  const { data, response } = await line.client.responses.create(body, line.options).withResponse();
  line.heard(response);
  expectEventStream(response);
  return readResponses(data, draft, () => line.linger(LINGER_MS));
}

async function throughChat({ line, draft, request }: TextTalk): Promise<TextEnd | null> {
  const { data, response } = await line.client.chat.completions.create(chatBody(request), line.options).withResponse();
  line.heard(response);
  expectEventStream(response);
  return readChat(data, draft);
}

function expectEventStream(response: Response): void {
  if (!response.headers.get('content-type')?.includes('text/event-stream')) throw new BadAnswer('bad_answer');
}

function outcomeOf(end: TextEnd | null, { line, request }: TextTalk, usage: Usage | null): CallOutcome<TextAnswer> {
  if (end === null) throw new BadAnswer('cut_stream');
  const billed = usage ? { usage } : {};
  switch (end.ended) {
    case 'completed':
      if (end.refused) return refused('content_policy', line, billed);
      if (end.text === '') return refused('empty_answer', line, billed);
      if (usage === null) throw new BadAnswer('usage_missing');
      return succeeded(end, usage, line, request);
    case 'max-tokens':
      return refused('incomplete_max_tokens', line, { ...billed, partialText: end.text });
    case 'content-filter':
      return refused('content_policy', line, { ...billed, partialText: end.text });
    case 'failed':
      return { ...classify(spokenBy(end.error, 'text', line.requestId)), ...billed };
    case 'incomplete':
      return { outcome: 'unknown', reason: 'cut_stream', ...billed, simulated: line.simulated, requestId: line.requestId };
  }
}

function succeeded(end: TextEnd, usage: Usage, line: Line, request: TextRequest): CallOutcome<TextAnswer> {
  const model = /^[\w.:/-]{1,128}$/.test(end.model) ? end.model : request.model;
  const value: TextAnswer = { text: end.text, model, finish: 'completed' };
  return { outcome: 'succeeded', value, usage, requestId: line.requestId, simulated: line.simulated };
}

function refused(reason: RefusalReason, line: Line, extras: { usage?: Usage; partialText?: string }): CallEndedBadly {
  return { outcome: 'refused', reason, detail: sentences[reason], code: null, ...extras, simulated: line.simulated, requestId: line.requestId };
}

/** Keeps what had been said before a call ended badly. */
export function withDraft<T>(outcome: CallOutcome<T>, draft: Draft): CallOutcome<T> {
  const keeps = outcome.outcome === 'unknown' || outcome.outcome === 'refused';
  if (!keeps || draft.text === '' || outcome.partialText !== undefined) return outcome;
  return { ...outcome, partialText: draft.text };
}

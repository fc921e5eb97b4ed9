import { at, countAt, listAt, textAt } from './json.js';
import type { TextRequest, Usage } from '../../shared-kernel/ports/provider.js';
import { inputBytes } from './text-request.js';

/** Text in the making: what has arrived so far, told on as it arrives. */
export class Draft {
  #text = '';
  #listening = true;

  constructor(private readonly onText: ((delta: string) => void) | undefined) {}

  get text(): string {
    return this.#text;
  }

  add(delta: string): void {
    this.#text += delta;
    if (!this.#listening || delta === '') return;
    try {
      this.onText?.(delta);
    } catch {
      // A listener that fails must not cost the answer that is being paid for.
      this.#listening = false;
    }
  }
}

/** The positive end marker of a stream: what became of the answer, and what it used where the provider says so. */
export interface TextEnd {
  readonly ended: 'completed' | 'max-tokens' | 'content-filter' | 'failed' | 'incomplete';
  readonly text: string;
  readonly refused: boolean;
  readonly model: string;
  readonly usage: Usage | null;
  /** The error document of an answer that failed. */
  readonly error: unknown;
}

/** Reads a Responses stream to its end marker; null when it ends without one, which is not success. */
export async function readResponses(events: AsyncIterable<unknown>, draft: Draft, onEnd: () => void): Promise<TextEnd | null> {
  let end: TextEnd | null = null;
  try {
    for await (const event of events) {
      if (end !== null) continue;
      end = endIn(event, draft);
      if (end !== null) onEnd();
    }
  } catch (thrown) {
    // What breaks after the end marker takes nothing away from the answer.
    if (end === null) throw thrown;
  }
  return end;
}

function endIn(event: unknown, draft: Draft): TextEnd | null {
  const type = textAt(event, 'type');
  if (type === 'response.output_text.delta') draft.add(textAt(event, 'delta') ?? '');
  if (type === 'error') return { ended: 'failed', text: draft.text, refused: false, model: '', usage: null, error: event };
  return isEndMarker(type) ? responseEnd(type, at(event, 'response'), draft) : null;
}

const MARKERS = ['response.completed', 'response.incomplete', 'response.failed'] as const;
type EndMarker = (typeof MARKERS)[number];

function isEndMarker(type: string | undefined): type is EndMarker {
  return MARKERS.some(marker => marker === type);
}

function responseEnd(marker: EndMarker, response: unknown, draft: Draft): TextEnd {
  const parts = listAt(response, 'output').flatMap(item => listAt(item, 'content'));
  const said = parts.filter(part => textAt(part, 'type') === 'output_text').map(part => textAt(part, 'text') ?? '');
  return {
    ended: endOf(marker, response),
    text: said.length > 0 ? said.join('') : draft.text,
    refused: parts.some(part => textAt(part, 'type') === 'refusal'),
    model: textAt(response, 'model') ?? '',
    usage: responsesUsage(at(response, 'usage')),
    error: at(response, 'error'),
  };
}

function endOf(marker: EndMarker, response: unknown): TextEnd['ended'] {
  if (marker === 'response.completed') return (textAt(response, 'status') ?? 'completed') === 'completed' ? 'completed' : 'incomplete';
  if (marker === 'response.failed') return 'failed';
  const reason = textAt(response, 'incomplete_details', 'reason');
  if (reason === 'max_output_tokens') return 'max-tokens';
  return reason === 'content_filter' ? 'content-filter' : 'incomplete';
}

function responsesUsage(usage: unknown): Usage | null {
  return usageOf(
    countAt(usage, 'input_tokens'),
    countAt(usage, 'output_tokens'),
    countAt(usage, 'input_tokens_details', 'cached_tokens'),
    countAt(usage, 'input_tokens_details', 'cache_write_tokens'),
  );
}

/** Reads a Chat Completions stream; its end marker is a finish reason, and usage comes in a last chunk of its own or not at all. */
export async function readChat(chunks: AsyncIterable<unknown>, draft: Draft): Promise<TextEnd | null> {
  let finish: string | undefined;
  let refused = false;
  let model = '';
  let usage: Usage | null = null;
  for await (const chunk of chunks) {
    const choice = at(chunk, 'choices', 0);
    draft.add(textAt(choice, 'delta', 'content') ?? '');
    refused ||= (textAt(choice, 'delta', 'refusal') ?? '') !== '';
    finish = textAt(choice, 'finish_reason') ?? finish;
    model = textAt(chunk, 'model') ?? model;
    usage = chatUsage(at(chunk, 'usage')) ?? usage;
  }
  if (finish === undefined) return null;
  return { ended: CHAT_ENDS[finish] ?? 'incomplete', text: draft.text, refused, model, usage, error: null };
}

const CHAT_ENDS: Readonly<Record<string, TextEnd['ended']>> = { stop: 'completed', length: 'max-tokens', content_filter: 'content-filter' };

function chatUsage(usage: unknown): Usage | null {
  return usageOf(countAt(usage, 'prompt_tokens'), countAt(usage, 'completion_tokens'), countAt(usage, 'prompt_tokens_details', 'cached_tokens'), 0);
}

function usageOf(input: number | undefined, output: number | undefined, cached = 0, written = 0): Usage | null {
  if (input === undefined || output === undefined || cached + written > input) return null;
  return { inputTokens: input, cachedInputTokens: cached, cacheWriteTokens: written, imageInputTokens: 0, outputTokens: output, complete: true };
}

/** A forecast in place of a count that never came: three bytes a token, which fits most languages. */
export function estimatedUsage(request: TextRequest, answer: string): Usage {
  const inputTokens = Math.ceil(inputBytes(request) / 3);
  const outputTokens = Math.ceil(Buffer.byteLength(answer) / 3);
  return { inputTokens, cachedInputTokens: 0, cacheWriteTokens: 0, imageInputTokens: 0, outputTokens, complete: false };
}

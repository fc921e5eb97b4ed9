import type { Twist } from '../protocol/work.js';
import { invalidValue } from '../faults/failures.js';
import { asNumber, asObject, asText, type JsonObject } from '../protocol/json.js';
import { citedJson } from './cited-json.js';
import { simulatedJson } from './simulated-json.js';
import { simulatedText } from './simulated-text.js';
import { type PromptBlock, tokensIn } from './prompt-blocks.js';

/** What a text model would have said, before it is put into an endpoint's words. */
export interface Generation {
  readonly text: string;
  readonly reasoningTokens: number;
  /** Reasoning included. */
  readonly outputTokens: number;
  readonly end: 'completed' | 'max_output_tokens' | 'content_filter' | 'refusal';
}

/** What bounds and shapes a generation. */
export interface GenerationWish {
  readonly ceiling: number | null;
  readonly effort: string;
  /** The JSON schema of a structured answer. */
  readonly schema: unknown;
  /** Only warms the cache. */
  readonly silent: boolean;
}

const smallestCeiling = 16;
const reasoning: Readonly<Record<string, number>> = { none: 0, minimal: 16, low: 32, medium: 64, high: 128, xhigh: 256, max: 512 };
const declined = 'Sorry, I cannot help with that. (Simulated refusal.)';

/** The ceiling of output tokens as written; refuses what is below the provider's least. */
export function ceilingOf(value: unknown, param: string): number | null {
  if (value === undefined || value === null) return null;
  const ceiling = asNumber(value);
  if (ceiling !== null && Number.isInteger(ceiling) && ceiling >= smallestCeiling) return ceiling;
  throw invalidValue(`Expected \`${param}\` to be an integer of at least ${smallestCeiling}.`, param, 'integer_below_min_value');
}

/** The effort as written, `medium` when it is not; refuses what no model knows. */
export function effortOf(value: unknown, param: string): string {
  const effort = asText(value) ?? 'medium';
  if (effort in reasoning) return effort;
  throw invalidValue(`\`${effort.slice(0, 40)}\` is not an effort.`, param);
}

/** The schema of a `json_schema` format; an object of anything for `json_object`; null for text. */
export function schemaOf(format: JsonObject): unknown {
  if (format['type'] === 'json_schema') return format['schema'] ?? asObject(format['json_schema'])['schema'];
  return format['type'] === 'json_object' ? { type: 'object', properties: { answer: { type: 'string' } }, required: ['answer'] } : null;
}

/** Tokens are counted by the rule of `tokensIn`; what exceeds the ceiling is cut off there. */
export function generate(blocks: readonly PromptBlock[], wish: GenerationWish, twist: Twist | null): Generation {
  if (wish.silent || twist?.name === 'empty-answer') return { text: '', reasoningTokens: 0, outputTokens: 0, end: 'completed' };
  if (twist?.name === 'refuse') return { text: declined, reasoningTokens: 0, outputTokens: tokensIn(declined), end: 'refusal' };
  const wanted = wish.schema ? simulatedJson(wish.schema, simulatedText(blocks)) : (citedJson(blocks) ?? simulatedText(blocks));
  const cut = twist?.name === 'content-filter' || twist?.name === 'max-output-tokens';
  const thought = reasoning[wish.effort] ?? 0;
  const needed = thought + tokensIn(wanted);
  const room = Math.min(wish.ceiling ?? Number.POSITIVE_INFINITY, cut ? Math.ceil(needed / 2) : needed);
  if (room >= needed) return { text: wanted, reasoningTokens: thought, outputTokens: needed, end: 'completed' };
  const text = firstBytes(wanted, Math.max(0, room - thought) * 4);
  return {
    text,
    reasoningTokens: Math.min(thought, room),
    outputTokens: room,
    end: twist?.name === 'content-filter' ? 'content_filter' : 'max_output_tokens',
  };
}

/** Cuts at a whole character. */
function firstBytes(text: string, bytes: number): string {
  return Buffer.from(text, 'utf8')
    .subarray(0, bytes)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
}

/** The text in the pieces in which a stream brings it. */
export function deltasOf(text: string): readonly string[] {
  return text.match(/[\s\S]{1,24}/gu) ?? [];
}

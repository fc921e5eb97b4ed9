import { sha256 } from '../protocol/fingerprint.js';
import { asArray, asObject, asText, type JsonObject } from '../protocol/json.js';
import { invalidValue } from '../faults/failures.js';

export type CacheTtl = '30m' | '12h';

/** One block of text that the model is given, in the order in which it reads them. */
export interface PromptBlock {
  readonly role: string;
  readonly text: string;
  /** Set where the request marks the end of a reusable prefix. */
  readonly breakpoint: { readonly ttl: CacheTtl | null } | null;
}

/** The rule of this provider: four bytes of UTF-8 are a token, rounded up for each block. */
export function tokensIn(text: string): number {
  return Math.ceil(Buffer.byteLength(text, 'utf8') / 4);
}

export function tokensOf(blocks: readonly PromptBlock[]): number {
  return blocks.reduce((sum, block) => sum + tokensIn(block.text), 0);
}

/** Instructions first, then every part of every input item (Responses API). */
export function responseBlocks(body: JsonObject): readonly PromptBlock[] {
  const instructions = asText(body['instructions']);
  return [...(instructions ? [block('instructions', instructions)] : []), ...inputBlocks(body['input'])];
}

/** Every part of every message (Chat Completions). */
export function chatBlocks(body: JsonObject): readonly PromptBlock[] {
  return asArray(body['messages']).flatMap(itemBlocks);
}

function inputBlocks(input: unknown): readonly PromptBlock[] {
  const text = asText(input);
  if (text !== null) return [block('user', text)];
  if (input === undefined || input === null) return [];
  if (!Array.isArray(input)) throw invalidValue('`input` must be a text or a list of items.', 'input', 'invalid_type');
  return input.flatMap(itemBlocks);
}

function itemBlocks(value: unknown): readonly PromptBlock[] {
  const item = asObject(value);
  const role = asText(item['role']) ?? asText(item['type']) ?? 'item';
  const text = asText(item['content']);
  if (text !== null) return [block(role, text)];
  const parts = asArray(item['content']);
  return parts.length > 0 ? parts.map(part => partBlock(role, asObject(part))) : [block(role, JSON.stringify(value))];
}

/** What is not text (a picture, a file) is a block that names its hash. */
function partBlock(role: string, part: JsonObject): PromptBlock {
  const text = asText(part['text']) ?? asText(part['refusal']) ?? `[${String(part['type'])} ${sha256(JSON.stringify(part)).slice(0, 12)}]`;
  const mark = part['prompt_cache_breakpoint'];
  if (mark === undefined || mark === null) return block(role, text);
  return { ...block(role, text), breakpoint: { ttl: ttlOf(asObject(mark)['ttl']) } };
}

/** The lifetime as written; refuses what the protocol does not know. */
export function ttlOf(value: unknown): CacheTtl | null {
  if (value === undefined || value === null) return null;
  if (value === '30m' || value === '12h') return value;
  throw invalidValue("`ttl` must be '30m' or '12h'.", 'prompt_cache_options.ttl');
}

function block(role: string, text: string): PromptBlock {
  return { role, text, breakpoint: null };
}

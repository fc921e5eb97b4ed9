import type { TextRequest } from '../ports/provider.js';

/** What the owner wrote that goes into a generation; both levels of instructions and the prompt with its variables filled. */
export interface PromptParts {
  readonly accountInstructions: string | null;
  readonly projectInstructions: string | null;
  readonly prompt: string;
}

/** The same for every card, or the provider's cache never hits. */
const PRODUCT_INSTRUCTIONS =
  'You write texts from the transcript of a video for its author. Use only what the transcript says. Answer in Markdown, in the language of the request, without a preamble.';

/** Instructions of both levels as they stand before every task of a project: the account's first, the project's after them, so that the nearer ones win. */
const instructionsOf = ({ accountInstructions, projectInstructions }: PromptParts): string =>
  [
    ...(accountInstructions ? [`# Instructions of the account\n${accountInstructions}\n\n`] : []),
    ...(projectInstructions ? [`# Instructions of the project\n${projectInstructions}\n\n`] : []),
  ].join('');

const taskOf = ({ prompt }: PromptParts): string => `# Task\n${prompt}`;

/** What follows the transcript: instructions, then the prompt. */
export const promptOf = (parts: PromptParts): string => instructionsOf(parts) + taskOf(parts);

/** What a text is asked with. */
export interface TextAsked {
  readonly model: string;
  readonly maxOutputTokens: number;
  readonly parts: PromptParts;
  /** As `spoken` writes it; null for a text without one. */
  readonly transcript: string | null;
  /** Shared by the cards of a project that are expected together; null writes no cache. */
  readonly cacheKey: string | null;
}

/** The request for a text: one function for the quote, the hold and the call, so that they cannot differ. */
export const textRequest = ({ model, maxOutputTokens, parts, transcript, cacheKey }: TextAsked): TextRequest => ({
  model,
  instructions: PRODUCT_INSTRUCTIONS,
  transcript,
  prompt: promptOf(parts),
  sharedPrompt: instructionsOf(parts).length,
  maxOutputTokens,
  cacheKey: transcript === null ? null : cacheKey,
  effort: 'none',
});

const FRAMING = 64;

/** At most one token a byte, whatever the tokenizer: the bound where the provider cannot be asked. */
export const mostTokens = (...texts: readonly string[]): number => texts.reduce((total, text) => total + Buffer.byteLength(text), FRAMING);

/** The bound for everything that goes into a text. */
export const mostInputTokens = ({ instructions, transcript, prompt }: TextRequest): number => mostTokens(instructions, transcript ?? '', prompt);

const BYTES_A_TOKEN = 3;

/** The provider remembers nothing shorter than this. */
const LEAST_CACHED_TOKENS = 1024;

const sharedBytes = ({ instructions, transcript, prompt, sharedPrompt = 0 }: TextRequest): number =>
  mostTokens(instructions, transcript ?? '', prompt.slice(0, sharedPrompt));

/** Whether what texts of a project have in common may be long enough for the provider's cache; for what is certainly too short nobody needs to wait. */
export const mayBeCached = (request: TextRequest): boolean => request.transcript !== null && sharedBytes(request) >= LEAST_CACHED_TOKENS;

/** A forecast of the tokens that a text reads from the cache once another one has warmed it. */
export const likelyCachedTokens = (request: TextRequest): number => Math.floor(sharedBytes(request) / BYTES_A_TOKEN);

/** The bound for what only this text of several has: its task. */
export const mostOwnTokens = ({ prompt, sharedPrompt = 0 }: TextRequest): number => mostTokens(prompt.slice(sharedPrompt));

/** A forecast, and an estimate where the provider never said: about three bytes a token. */
export const likelyTokens = (text: string): number => Math.ceil(Buffer.byteLength(text) / BYTES_A_TOKEN);

/** A forecast to show beside the ceiling. */
export const likelyInputTokens = (request: TextRequest): number => Math.ceil(mostInputTokens(request) / BYTES_A_TOKEN);

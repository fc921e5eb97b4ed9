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

/** The changing part of a generation: account-wide instructions first, the project's after them, so that the nearer ones win; then the prompt. */
export const promptOf = ({ accountInstructions, projectInstructions, prompt }: PromptParts): string =>
  [
    ...(accountInstructions ? [`# Instructions of the account\n${accountInstructions}`] : []),
    ...(projectInstructions ? [`# Instructions of the project\n${projectInstructions}`] : []),
    `# Task\n${prompt}`,
  ].join('\n\n');

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
  maxOutputTokens,
  cacheKey: transcript === null ? null : cacheKey,
  effort: 'none',
});

const FRAMING = 64;

/** At most one token a byte, whatever the tokenizer: the bound where the provider cannot be asked. */
export const mostTokens = (...texts: readonly string[]): number => texts.reduce((total, text) => total + Buffer.byteLength(text), FRAMING);

/** The bound for everything that goes into a text. */
export const mostInputTokens = ({ instructions, transcript, prompt }: TextRequest): number => mostTokens(instructions, transcript ?? '', prompt);

/** A forecast to show beside the ceiling: about three bytes a token. */
export const likelyInputTokens = (request: TextRequest): number => Math.ceil(mostInputTokens(request) / 3);

/** What the owner wrote that goes into a generation; both levels of instructions and the prompt with its variables filled. */
export interface PromptParts {
  readonly accountInstructions: string | null;
  readonly projectInstructions: string | null;
  readonly prompt: string;
}

/** The same for every card, or the provider's cache never hits. */
export const PRODUCT_INSTRUCTIONS =
  'You write texts from the transcript of a video for its author. Use only what the transcript says. Answer in Markdown, in the language of the request, without a preamble.';

/** The changing part of a generation: account-wide instructions first, the project's after them, so that the nearer ones win; then the prompt. */
export const promptOf = ({ accountInstructions, projectInstructions, prompt }: PromptParts): string =>
  [
    ...(accountInstructions ? [`# Instructions of the account\n${accountInstructions}`] : []),
    ...(projectInstructions ? [`# Instructions of the project\n${projectInstructions}`] : []),
    `# Task\n${prompt}`,
  ].join('\n\n');

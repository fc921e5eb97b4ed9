import type { Usage } from '../../shared-kernel/ports/provider.js';

/** The usage of a call that the provider does not charge for. */
export const NOTHING_USED: Usage = {
  inputTokens: 0,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  imageInputTokens: 0,
  outputTokens: 0,
  complete: true,
};

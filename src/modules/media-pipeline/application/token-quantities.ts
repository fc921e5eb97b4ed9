import type { Usage } from '../../../shared-kernel/ports/provider.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';

/** Units that a price catalogue knows, from what the provider says a call consumed. */
export const tokenQuantities = (usage: Usage): Quantities => ({
  'input-token': usage.inputTokens - usage.cachedInputTokens,
  'cached-input-token': usage.cachedInputTokens,
  'output-token': usage.outputTokens,
});

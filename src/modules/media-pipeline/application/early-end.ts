import type { CallEndedBadly, CallOutcome, EarlyEnd, TextAnswer } from '../../../shared-kernel/ports/provider.js';

const endOf = (outcome: CallEndedBadly): EarlyEnd | null => {
  if (outcome.outcome === 'unknown') return outcome.reason === 'cut_stream' ? 'ended_early' : null;
  if (outcome.outcome !== 'refused') return null;
  if (outcome.reason === 'incomplete_max_tokens') return 'max_output_tokens';
  return outcome.reason === 'content_policy' ? 'content_filter' : null;
};

/**
 * An answer that the provider ended early and tells the usage of: what was said until then is kept, marked, and paid for as the provider says. Where
 * it says nothing of a usage, nobody knows what was bought, and the call ends as badly as it did.
 */
export const evenIfEarly = (outcome: CallOutcome<TextAnswer>, model: string): CallOutcome<TextAnswer> => {
  if (outcome.outcome !== 'refused' && outcome.outcome !== 'unknown') return outcome;
  const { usage, partialText: text, simulated = false, requestId } = outcome;
  const finish = endOf(outcome);
  if (!usage || !text || !finish) return outcome;
  return { outcome: 'succeeded', value: { text, model, finish }, usage, requestId, simulated };
};

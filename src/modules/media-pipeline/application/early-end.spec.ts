import type { CallOutcome, TextAnswer, Usage } from '../../../shared-kernel/ports/provider.js';
import { evenIfEarly } from './early-end.js';

const usage: Usage = { inputTokens: 40, cachedInputTokens: 0, cacheWriteTokens: 0, imageInputTokens: 0, outputTokens: 5, complete: true };
const refused = (reason: 'incomplete_max_tokens' | 'content_policy' | 'too_long', rest: object = {}): CallOutcome<TextAnswer> => ({
  outcome: 'refused',
  reason,
  detail: '',
  code: null,
  requestId: 'r',
  ...rest,
});
const cut = (rest: object = {}): CallOutcome<TextAnswer> => ({ outcome: 'unknown', reason: 'cut_stream', requestId: 'r', ...rest });
const said = { partialText: 'Half', usage, simulated: true };

describe('an answer that ends early', () => {
  it.each([
    ['max_output_tokens', refused('incomplete_max_tokens', said)],
    ['content_filter', refused('content_policy', said)],
    ['ended_early', cut(said)],
  ])('is kept, marked %s, and paid for as the provider says', (finish, outcome) =>
    expect(evenIfEarly(outcome, 'm')).toEqual({
      outcome: 'succeeded',
      value: { text: 'Half', model: 'm', finish },
      usage,
      requestId: 'r',
      simulated: true,
    }),
  );

  it.each<[string, CallOutcome<TextAnswer>]>([
    ['nothing was said', refused('incomplete_max_tokens', { usage })],
    ['nobody says what it used', cut({ partialText: 'Half' })],
    ['it was turned down for another reason', refused('too_long', said)],
  ])('stays what it was where %s', (_, outcome) => expect(evenIfEarly(outcome, 'm')).toBe(outcome));
});

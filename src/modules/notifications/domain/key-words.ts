/** What an event says that the own key is worth from then on, in the words that messages and live news use. */
export const KEY_WORDS: Readonly<Record<string, string>> = {
  ApiKeyAdded: 'stored',
  ApiKeyInvalidated: 'invalid',
  ApiKeyRestricted: 'restricted',
  ApiKeyExpired: 'expired',
  KeyCreditsExhausted: 'exhausted',
  ApiKeyRecovered: 'works',
  ApiKeyRemoved: 'removed',
};

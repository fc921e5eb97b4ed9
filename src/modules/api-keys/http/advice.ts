/** Said wherever a key can be added: whom it is for, what it risks, where it travels (R6, R8, R28, R50). */
export const keyAdvice = {
  advice:
    'Most people are best served by the platform’s credits. An own key is for those who want control over their OpenAI account or have special needs.',
  caution:
    'Handing an API key to any third party carries risk. We keep yours encrypted, never show it again and send it to OpenAI only, but only you can revoke it at OpenAI.',
  travels: 'From you to this service, sealed there, and from it to the configured OpenAI address with each call that your key pays for.',
  yours: 'You manage the OpenAI account and its funds, and watch its usage there. The platform neither tops it up nor bills for it.',
} as const;

/** The split of who pays for what; no request can change it (R10–R18, R21). */
export const fixedSplit = {
  ownKey: ['text', 'card', 'custom instructions', 'image'],
  platformCredits: ['transcription', 'download', 'thumbnails'],
} as const;

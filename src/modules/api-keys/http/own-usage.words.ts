/** Said with every figure of own-key usage: it is ours, and the provider's own is elsewhere (R50, R60, R61). */
export const usageWords = {
  purse: 'openai_account',
  label: 'estimate',
  notice:
    'These are our own counts of what your OpenAI key was used for here, and an estimate of what that costs by a dated list of OpenAI’s prices. They are not OpenAI’s bill: the real figures, and use of the key elsewhere, are in your OpenAI account. Watching them there is yours to do.',
  realFigures: 'https://platform.openai.com/usage',
} as const;

/** Said with the limit: what it holds back, and what it cannot know. */
export const limitWords = {
  purse: 'openai_account',
  label: 'estimate',
  notice:
    'The limit holds for work that this service does with your own OpenAI key, by our estimates and for the calendar month in UTC. The most that a call may cost is set aside before it is sent; what could pass the limit is refused and never paid with platform credits. It knows nothing of the key’s use elsewhere: set a limit in your OpenAI account as well.',
} as const;

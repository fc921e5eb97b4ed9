/** Said wherever a key can be added: whom it is for, what it risks, where it travels (R6, R8, R9, R28, R50, R53, R55). */
export const keyAdvice = {
  advice:
    'Most people are best served by the platform’s credits. An own key is for those who want control over their OpenAI account or have special needs.',
  benefits: 'Direct access to OpenAI’s newest models and features as soon as your key can reach them. An own key may save money for frequent users.',
  caution:
    'Handing an API key to any third party carries risk. We keep yours encrypted, never show it again and send it to OpenAI only, but only you can revoke it at OpenAI.',
  travels: 'From you to this service, sealed there, and from it to the configured OpenAI address with each call that your key pays for.',
  yours:
    'You manage the OpenAI account and its funds, and it is your job to watch its usage there so that nothing is interrupted. The platform neither tops it up nor bills for it.',
  limits:
    'OpenAI limits how fast a key may be used, and only OpenAI can lift that: ask there for a higher limit. The platform’s default key has much higher limits. Support of this service is whoever runs it.',
  removal:
    'The key can be removed at any time. What was made stays readable. Projects created with it generate nothing more until the very same key is back; new projects and those created without a key are paid with credits.',
  split: 'Which work the key pays is fixed: texts, cards, custom instructions and images. Nobody can choose otherwise, per feature or per project.',
} as const;

/** The split of who pays for what; no request can change it (R10–R18, R21). */
export const fixedSplit = {
  ownKey: ['text', 'card', 'custom instructions', 'image'],
  platformCredits: ['transcription', 'download', 'thumbnails'],
} as const;

/** One question that people ask about own keys, with its answer. */
export interface GuideEntry {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
}

/** What people ask about own keys; the ids are stable. */
export const ownKeyGuide: readonly GuideEntry[] = [
  {
    id: 'who-is-it-for',
    question: 'Do I need an own key?',
    answer: `No. Everything works on the platform’s credits. ${keyAdvice.advice} ${keyAdvice.benefits}`,
  },
  {
    id: 'how-to-add',
    question: 'How do I add a key?',
    answer:
      'Make a key in your OpenAI account, then add it under Settings, in the section API (POST /v1/settings/api/key). We ask OpenAI about it for free and say at once whether it is good. From then on it pays for texts, cards, custom instructions and images by itself; there is nothing to switch on per project. You may choose a date at which it shall expire here.',
  },
  {
    id: 'cost',
    question: 'What does it cost?',
    answer: `Work that your key pays moves no platform credits and carries no fee of ours; OpenAI bills you for it. ${keyAdvice.yours} Transcription, video download and thumbnails are always paid with credits, so a new project needs some, key or no key.`,
  },
  {
    id: 'choice-of-features',
    question: 'Can I choose which features use my key?',
    answer: `No. ${keyAdvice.split} Transcription, video download and thumbnails are always paid with credits.`,
  },
  {
    id: 'runs-out',
    question: 'What happens when my OpenAI funds run out, or the key expires or stops working?',
    answer:
      'You get a message, the work under way stops, and new projects are refused until the key works again or is removed; credits never step in silently. Add funds at OpenAI and the key is found to work again by itself, within the hour and at your next attempt, without being entered again. Or remove the key, and new projects are paid with credits at once. If a free check was wrong about your funds once, only a small paid test shows that they are back, for which we ask your consent.',
  },
  {
    id: 'switching',
    question: 'Can I switch between my key and credits?',
    answer:
      'Yes, in both directions and as often as you like: adding the key and removing it is the switch. A project created while a key was stored is bound to that key; a project created without one uses the key while it is stored, and credits otherwise.',
  },
  {
    id: 'removal',
    question: 'What happens when I remove or replace my key?',
    answer: `${keyAdvice.removal} Another key does not unlock them. To go on without the key, create a new project from the same video or fork the old one. GET /v1/settings/api/key/removal-preview names the projects before you decide.`,
  },
  {
    id: 'security',
    question: 'Is my key safe?',
    answer: `${keyAdvice.caution} It travels ${keyAdvice.travels.charAt(0).toLowerCase()}${keyAdvice.travels.slice(1)} When you remove it, it is destroyed; only a fingerprint and its last four characters stay, so that we know it again.`,
  },
  {
    id: 'usage',
    question: 'Where do I see what my key was used for?',
    answer:
      'The real figures and your bill are in your OpenAI account. We show what we measured ourselves, labelled as our estimate and never as OpenAI’s bill: GET /v1/settings/api/usage gives calls, tokens and estimated money by day, key, project, card and model. The usage of platform credits is shown apart from it, in your statement (GET /v1/credits/statement).',
  },
  {
    id: 'own-figures-and-bill',
    question: 'Do your figures match my bill?',
    answer:
      'They should come close, but ours is an estimate and not OpenAI’s bill: we count what your key was used for here, by a dated list of prices. We do not see its use elsewhere, discounts, taxes and corrections, and a call whose end nobody knows counts as all that it could have cost. If you want to compare, add an admin key of your OpenAI organisation that may read usage (PUT /v1/settings/api/usage-key); GET /v1/settings/api/usage/drift then shows both sides day by day, and what is known about the difference. That key is used for nothing else, and you never need one. The real figures and your bill are in your OpenAI account.',
  },
  {
    id: 'limits',
    question: 'Are there usage limits?',
    answer:
      'There is no limit of ours on own keys unless you set one: PUT /v1/settings/api/limit bounds what your key may spend here in a month, by our estimates, and a call that would exceed it is refused before it is made; at 50, 80 and 100 % of it you are told. OpenAI has limits of its own that only OpenAI can lift: look at the page Limits of your OpenAI account and ask there for more.',
  },
  {
    id: 'rate-limits',
    question: 'What if I meet a rate limit?',
    answer:
      'Nothing is wrong with the key: work waits and goes on by itself, for at most 5 tries or 10 minutes, and new projects stay possible. If it takes longer you have four ways: ask OpenAI for a higher limit; wait and try again; remove the key and go back to the platform’s default key, which has much higher limits and is recommended over your own; or contact support. Removing the key does not help in projects that are bound to it: they need the same key, or a new project or a fork.',
  },
];

/** The product's rules that decide who pays, in the words of the rules' own list: a quote and a receipt say them as they stand. */
export const payerRules = {
  R3: 'An own key is optional: without one everything works on credits.',
  R10: 'Text generation is paid by the own key, with no credits.',
  R12: "Running a card's prompt is paid by the own key, with no credits.",
  R15: 'Generating an image is paid by the own key, with no credits.',
  R16: 'Transcription is always paid with credits.',
  R17: 'Download of a video is always paid with credits.',
  R18: 'Extraction of thumbnails is always paid with credits.',
  R19: 'A new kind of operation is a matter of data; it is credit-paid unless declared otherwise, and old entries keep their meaning.',
  R20: 'Without a key, generation is charged to credits too.',
  R24: 'A usable key does not replace the credits that creating a project needs.',
  R25: 'After a valid key is added, the next generation uses it without further action.',
  R30: 'After removal, each action that needs the key is refused in a project bound to it, before any call and without a ledger entry.',
  R33: 'Another key does not unlock a bound project, and the refusal says so and shows the original masked.',
  R40: 'While the stored key is invalid, a message is shown and no project can be created.',
  R41: 'While the stored key is expired, a message is shown and no project can be created.',
  R42: "While the provider's funds are used up, a message is shown and no project can be created.",
  R47: 'An unusable key never makes credits pay.',
  R48: 'The block concerns creation: content stays readable, credit-paid work goes on, key-paid work says the same.',
  R52: 'The rate-limit message offers four ways: a higher limit, waiting, removing the key, support.',
} as const;

/** Those and every other rule that an answer cites by its number, in the same words. */
export const citedRules = {
  ...payerRules,
  R21: 'Nobody can choose a payer: a request that carries a choice is refused and changes nothing.',
  R49: 'A refused creation leaves nothing behind: no project, hold, charge or download.',
  'A-16': 'One hold covers a whole creation; what does not fit is refused before anything starts.',
  'A-19': 'A key that goes bad is told both when it happens and at the next attempt.',
} as const;

/** A rule by its number, with its sentence; null for one that is not cited here. */
export const citedRule = (number: string): { readonly number: string; readonly sentence: string } | null =>
  Object.hasOwn(citedRules, number) ? { number, sentence: citedRules[number as keyof typeof citedRules] } : null;

/** A rule that can decide a payer. */
export type PayerRule = keyof typeof payerRules;

import type { DriftReasonCode } from '../domain/drift-reasons.js';

/** Said wherever an admin key can be added (R28, R60, R61). */
export const usageKeyWords = {
  purse: 'openai_account',
  advice:
    'You do not need this. Without it we show our own estimate, and OpenAI’s figures are in your OpenAI account. With an admin key of your organisation that may read usage and nothing else, we show day by day how far our estimate is from OpenAI’s figures.',
  use: 'The key is used to read usage and costs when you look at the comparison, and for nothing else: no work is ever done or paid with it, its state blocks nothing, and it is stored apart from the key that pays. It can be removed at any time and is destroyed then.',
  caution:
    'An admin key can do more than a project key, and handing any key to a third party carries risk. Give it only the permission to read usage, and revoke it at OpenAI when you no longer want this.',
} as const;

/** Said with every comparison: whose figures they are, and where the real ones are (R60, R61). */
export const driftWords = {
  purse: 'openai_account',
  label: 'estimate',
  notice:
    'Ours is what we counted here, and an estimate of what it costs: it is not OpenAI’s bill. Beside it stands what OpenAI’s usage and costs reports said when they were asked. They may come late, cover a whole organisation, and be corrected by OpenAI. The real figures and your bill are in your OpenAI account.',
  realFigures: 'https://platform.openai.com/usage',
} as const;

/** What each reason means. */
export const reasonWords: Readonly<Record<DriftReasonCode, string>> = {
  reports_not_read: 'OpenAI’s reports could not be read just now; only our own figures are shown.',
  not_reported_yet: 'OpenAI has not reported on this day yet. That is not the same as nothing used.',
  may_still_grow: 'The day is not over for long enough: OpenAI’s figures may still grow.',
  costs_not_readable: 'The admin key may not read costs, or they are in another currency, so only counts are compared.',
  costs_not_known_yet: 'OpenAI has not told the costs of this day yet, or does not tell them apart by key.',
  outcome_unknown:
    'Some calls ended in a way that nobody knows. We count them as if they had cost all that they could; OpenAI may not have billed them.',
  price_assumed: 'A model had no listed price when it was used, and we reckoned with the dearest one of its kind.',
  several_keys:
    'OpenAI’s figures are of several keys of your organisation. Name the ids of the keys that you stored here (apiKeys) to compare those alone.',
  not_told_apart_by_key: 'Part of OpenAI’s figures does not say which key they are of.',
  used_elsewhere: 'OpenAI counts requests that were not made here: the key, or the organisation, was used elsewhere as well.',
  not_in_the_reports: 'We made requests that OpenAI does not report: it may not bill those that brought nothing, or it reports them later.',
  counted_otherwise: 'As many requests on both sides, but other tokens or pictures.',
  priced_otherwise: 'The same use on both sides at another price: a discount, a tax, or a price that changed after our dated list of prices.',
};

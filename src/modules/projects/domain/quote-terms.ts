import type { Fingerprint, ProjectId } from '../../../shared-kernel/ids.js';
import type { MicroText } from '../../../shared-kernel/money.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';

/** What a quote promised for one task. */
export interface PartTerms {
  readonly operation: string;
  /** The key that pays; null for platform credits. */
  readonly payer: Fingerprint | null;
  readonly model: string | null;
  /** The most that may be used, from which the ceiling was reckoned. */
  readonly most: Quantities;
  /** Micro-credits, or micro-dollars at the provider. */
  readonly ceiling: MicroText;
  /** Of the platform's catalogue, or of the provider's list. */
  readonly priceVersion: string;
}

/** What a quote promised, as it travels sealed in the hands of whoever asked for it. */
export interface QuoteTerms {
  /** Null for a project that is to be created. */
  readonly projectId: ProjectId | null;
  /** The key that a new project would be bound to; null for none, and for work in a project. */
  readonly bindsTo: Fingerprint | null;
  /** Keyed hash of the work that was asked about. */
  readonly work: string;
  readonly parts: readonly PartTerms[];
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
}

/** Why a run is not executed under the quote that it cites. */
export type QuoteChange = 'not_a_quote_of_this_account' | 'expired' | 'other_work' | 'other_payer' | 'other_model' | 'other_prices';

/** Looked at in this order: that of what a reader would want to know first. */
const IN_A_PART: readonly (readonly [QuoteChange, (part: PartTerms) => unknown])[] = [
  ['other_work', part => part.operation],
  ['other_payer', part => part.payer],
  ['other_model', part => part.model],
  ['other_prices', part => part.priceVersion],
  ['other_prices', part => part.ceiling],
];

/** The first thing in which the terms of now differ from those that were quoted; null when the quote holds. */
export const whatChanged = (quoted: QuoteTerms, now: Omit<QuoteTerms, 'expiresAt'>, at: string): QuoteChange | null => {
  if (quoted.expiresAt <= at) return 'expired';
  if (quoted.projectId !== now.projectId || quoted.work !== now.work || quoted.parts.length !== now.parts.length) return 'other_work';
  if (quoted.bindsTo !== now.bindsTo) return 'other_payer';
  for (const [change, aspect] of IN_A_PART)
    if (quoted.parts.some((part, index) => aspect(part) !== aspect(now.parts[index] as PartTerms))) return change;
  return null;
};

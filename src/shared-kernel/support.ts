/** What the remedy `contact_support` carries: where support is reached, and what to tell it. */
export interface SupportPointer {
  /** A `mailto:` or `https:` link of the operator's; null where none was set. */
  readonly contact: string | null;
  /** By this the operator finds what happened. */
  readonly requestId: string;
}

export const CONTACT_SUPPORT = 'contact_support';

/** Null where support is not among the remedies. */
export const supportAt = (contact: string | null, requestId: string, remedies: readonly string[] | undefined): SupportPointer | null =>
  remedies?.includes(CONTACT_SUPPORT) === true ? { contact, requestId } : null;

/** What is said of a signed document. */
export interface DocumentVerdict {
  readonly verdict: 'proven' | 'broken' | 'unjudged';
  readonly reason?: string;
  readonly kind?: 'statement' | 'receipt';
  readonly events?: number;
  readonly contents?: readonly { readonly file: string; readonly role: string; readonly commitment: string }[];
  readonly notProven?: readonly string[];
}

export function verifyDocument(
  file: string,
  given: {
    readonly keys?: readonly string[];
    readonly checkpoints?: readonly string[];
    readonly contents?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  },
): DocumentVerdict;

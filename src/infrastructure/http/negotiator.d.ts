declare module 'negotiator' {
  /** Weighs what a client says that it takes (RFC 9110 §12.5). */
  export default class Negotiator {
    constructor(request: { readonly headers: Readonly<Record<string, unknown>> });
    /** The one that the client likes best; undefined where it likes none. */
    language(available: readonly string[]): string | undefined;
  }
}

/** Signs what the service gives away, with the key that signs the log. */
export abstract class DocumentSigner {
  /**
   * A signed note over the SHA-256 of a document (docs/log-format.md, "Signed documents"); null while nothing was signed of the log, or its key is not at
   * hand.
   */
  abstract sign(digest: Uint8Array): Promise<string | null>;
}

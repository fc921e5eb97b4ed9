import { OneOf, Text } from '../../../infrastructure/http/shapes.js';

/** A statement or a receipt that can be verified without the service: `node audit/verify-document.mjs`, or by docs/log-format.md alone. */
export class SignedDocumentShape {
  @OneOf(['keyreel-signed-document/1'])
  format!: string;

  @Text({
    max: 64 * 1024 * 1024,
    description:
      'JSON, as a text: what is signed are its very bytes. `kind` (`statement` or `receipt`) with what the service says, `events` that it rests on as they are kept, each with its proof, `commitments` to the content that was made with their salts, and the `checkpoint` of the log that all proofs lead to.',
  })
  document!: string;

  @Text({ max: 2_000, description: 'A signed note (C2SP signed-note) over the SHA-256 of `document`, by the key that signs the log.' })
  note!: string;
}

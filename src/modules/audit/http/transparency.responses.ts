import { ListOf, Moment, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';

const HASH = 'Base64 of 32 bytes.';

/** What was signed at one size of the log. */
export class CheckpointShape {
  @Whole({ min: 1, description: 'Another one begins when an operator goes on after events were lost.' })
  readonly epoch!: number;

  @Whole({ min: 1, description: 'How many events the checkpoint covers; the ordinal of the last one.' })
  readonly size!: number;

  @Text({ max: 44, description: `The root of the tree. ${HASH}` })
  readonly root!: string;

  @Text({ max: 10_000, description: 'The signed note (C2SP tlog-checkpoint), byte for byte.' })
  readonly text!: string;

  @Moment({ description: 'When it was signed, by the service’s clock. No part of what is signed.' })
  readonly at!: string;
}

/** A page of checkpoints. */
export class CheckpointsShape {
  @ListOf(() => CheckpointShape, { max: 200 })
  readonly items!: readonly CheckpointShape[];

  @Text({ max: 30, nullable: true, description: 'The `before` of the next page; null on the last one.' })
  readonly next!: string | null;
}

/** That the log at one size began with what it was at a smaller one. */
export class ConsistencyShape {
  @Whole({ min: 0, description: 'The smaller size.' })
  readonly from!: number;

  @Whole({ min: 0, description: 'The larger size.' })
  readonly to!: number;

  @Text({ max: 44, description: `The root at \`from\`; compare it with the checkpoint that you kept. ${HASH}` })
  readonly fromRoot!: string;

  @Text({ max: 44, description: `The root at \`to\`. ${HASH}` })
  readonly toRoot!: string;

  @ListOf(text({ max: 44 }), {
    max: 128,
    description: 'The proof of RFC 6962 §2.1.2, in the order of that page, base64; none from size 0 and for equal sizes.',
  })
  readonly hashes!: readonly string[];
}

/** Whose signatures to believe. */
export class VerifierKeysShape {
  @ListOf(text({ max: 200 }), {
    max: 10_000,
    description:
      'C2SP verifier’s keys, `<name>+<key id>+<base64>`, one for each epoch, the newest last. Keep a copy: one that the service tells later proves nothing.',
  })
  readonly keys!: readonly string[];
}

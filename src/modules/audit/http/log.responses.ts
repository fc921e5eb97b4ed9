import { leafHash } from '../../../infrastructure/event-log/leaf.js';
import { AnsweredShape } from '../../../infrastructure/http/answers.js';
import { Id, ListOf, Shown, Text, Whole } from '../../../infrastructure/http/shapes.js';
import type { KeptEvent } from '../../../shared-kernel/ports/log-pages.js';

/** An event as the log keeps it. */
export class KeptEventShape {
  @Whole({ min: 1, description: 'Its place in log order, counted from 1: the same in every copy of the log. Leaf `ordinal − 1` of the tree.' })
  ordinal!: number;

  @Text({ max: 64, description: 'Where this store keeps it: opaque, and ordered as a text.' })
  position!: string;

  @Text({ max: 255, example: 'pricecatalogue-platform' })
  stream!: string;

  @Whole({ min: 0, description: 'Its place in the stream, counted from 0 without gaps.' })
  revision!: number;

  @Id()
  id!: string;

  @Text({ max: 255, example: 'PriceCatalogueAdopted', description: 'What happened; docs/event-catalogue.md has a sentence for each.' })
  type!: string;

  @Whole({ min: 1 })
  schemaVersion!: number;

  @Text({
    max: 1024 * 1024,
    description:
      'The stored JSON, byte for byte, as a text. What somebody wrote or named is sealed in it (`{"sealed":"…"}`) and opens for nobody here.',
  })
  data!: string;

  @Text({ max: 1024 * 1024, description: 'The stored JSON, byte for byte: `at`, `actor`, `commandId`, `causationId`, `correlationId`.' })
  metadata!: string;

  @Text({ max: 64, description: 'SHA-256 leaf of the event, hex, as docs/log-format.md has it; anybody can make it of the fields above.' })
  leaf!: string;
}

/** A part of the log. */
export class LogPageShape extends AnsweredShape {
  @ListOf(() => KeptEventShape, { max: 200 })
  items!: readonly KeptEventShape[];

  @Shown(
    { type: ['string', 'null'] },
    {
      description:
        'The cursor of the next page; null on the last one. A page may be short, or empty, and not be the last: a request looks over 50,000 places at most.',
    },
  )
  next!: string | null;
}

/** An event with the leaf that an auditor compares. */
export const shownEvent = (event: KeptEvent): KeptEventShape => {
  const { data, metadata } = event;
  return { ...event, leaf: leafHash({ ...event, raw: { data, metadata } }).toString('hex') };
};

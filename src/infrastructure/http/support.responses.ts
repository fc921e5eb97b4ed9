import { Text } from './shapes.js';

/** Where support is reached, and what to tell it. */
export class SupportShape {
  @Text({ max: 2_000, nullable: true, description: 'A `mailto:` or `https:` link that the operator has set; null where there is none.' })
  readonly contact!: string | null;

  @Text({ max: 100, description: 'Tell it to support: by this they find what happened.' })
  readonly requestId!: string;
}

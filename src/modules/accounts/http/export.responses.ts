import { Shown, Text } from '../../../infrastructure/http/shapes.js';

/** One line of an export. */
export class ExportLineShape {
  @Text({ max: 100, description: '`export`, `content`, `session`, `token`, `event`, `end`, or the part of the product that the row is of.' })
  readonly kind!: string;

  @Shown({ type: 'object' }, { description: 'What it says; its fields depend on the kind.' })
  readonly data!: object;
}

import { ListOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';

/** What is looked for. It comes in the body, because addresses are written down on their way and a query is somebody’s words. */
export class SearchRequest {
  @Text({
    min: 1,
    max: 200,
    description: `Up to ten words, all of which have to be said within 30 seconds, and \`"words in a row"\`. A word is found inside longer ones too; quoted words are whole ones. Case, accents and the way in which letters are encoded do not matter.`,
    example: 'tide "in the harbour"',
  })
  query!: string;

  @ListOf(text({ min: 1, max: 100 }), {
    max: 20,
    optional: true,
    description: 'Only what is said by one of these, by their names as exports call them; by anybody when it is not said.',
  })
  speakers?: readonly string[];

  @Text({ max: 2000, pattern: /^[A-Za-z0-9_-]+$/, optional: true, nullable: true, description: 'The `next` of the page before.' })
  cursor?: string | null;

  @Whole({ min: 1, max: 100, optional: true, description: 'At most so many hits; 20 when it is not said.' })
  limit?: number;
}

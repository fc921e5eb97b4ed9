import { OneOf, Shown, Text } from '../../../infrastructure/http/shapes.js';

const PLACE = { type: ['string', 'null'] };

/** One line of a report. */
export class ReconciliationLineShape {
  @OneOf(['began', 'progress', 'difference', 'unknown', 'underway', 'summary'], {
    description:
      '`began` is the first line: `of`, `after`, `until`, `asOf`. `difference` is what does not agree, `unknown` a call of which nobody can say how it ended, `underway` what is not over. `summary` is the last one, without which the report was cut off: `agrees`, the numbers of each kind, `counts`.',
  })
  kind!: string;

  @Text({ max: 60, optional: true, example: 'captured-twice', description: 'Of what was found: a stable word.' })
  code!: string;

  @Text({ max: 2_000, optional: true, sentence: true })
  sentence!: string;

  @Shown(PLACE, { optional: true, description: 'Of the event that it is about.' })
  position!: string | null;

  @Shown(PLACE, { optional: true })
  taskId!: string | null;

  @Shown(PLACE, { optional: true, description: 'What the call bore to the provider as X-Client-Request-Id.' })
  attemptId!: string | null;

  @Shown({ type: ['integer', 'null'] }, { optional: true, description: 'The line of the invoice, counted from 1.' })
  line!: number | null;
}

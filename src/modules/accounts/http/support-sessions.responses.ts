import { Whole } from '../../../infrastructure/http/shapes.js';

/** Sessions that were ended together. */
export class EndedSessionsShape {
  @Whole({ min: 0, description: 'So many sessions there were.' })
  ended!: number;
}

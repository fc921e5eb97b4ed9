import { ActRequest, TaskQuery } from '../../../infrastructure/http/acts.js';
import { Text } from '../../../infrastructure/http/shapes.js';
import { WithoutSteps } from './projects.requests.js';

/** A task to be done once more for its owner, perhaps without steps that do not come about. */
export class SupportRetryRequest extends ActRequest {
  @WithoutSteps()
  readonly withoutSteps: readonly number[] = [];
}

/** What a retry would do, asked beforehand. */
export class RetryEffectQuery extends TaskQuery {
  @Text({
    max: 5_000,
    pattern: /^\d{1,6}(,\d{1,6})*$/,
    optional: true,
    nullable: true,
    description: 'Steps of a transcription that would be left out, with commas between their numbers.',
    example: '3,4',
  })
  readonly withoutSteps: string | null = null;
}

export const stepsIn = (text: string | null): readonly number[] => (text === null ? [] : text.split(',').map(Number));

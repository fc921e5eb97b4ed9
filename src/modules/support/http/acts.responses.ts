import { Id, MapOf, Moment, OneOf, Text } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';

/** Something that the staff did, as the owner sees it. */
export class ActShape {
  @Id()
  readonly actId!: string;

  @Text({ max: 60, description: 'What was done, as a stable word.', example: 'cancel-task' })
  readonly action!: string;

  @Id({ description: 'The account of whoever did it.' })
  readonly by!: string;

  @MapOf(text({ max: 120 }), {
    keys: /^[A-Za-z]+$/,
    max: 6,
    description:
      'What it was done to: ids and names, by the names of their places in the path. For the owner: of what was done, and not of what was only tried.',
  })
  readonly things!: Readonly<Record<string, string>>;

  @Text({ max: 40, description: 'Why, as a stable word.', example: 'owner-asked' })
  readonly reason!: string;

  @Text({ max: 64, nullable: true, description: 'The ticket that it belongs to; null where none is asked for.' })
  readonly ticket!: string | null;

  @Moment()
  readonly at!: string;

  @OneOf(['begun', 'done', 'refused'], {
    description: 'It is written down before it is done. `begun`: it is under way, or the process died before it could say.',
  })
  readonly outcome!: string;

  @Text({ max: 60, nullable: true, description: 'The code for which it was refused; nothing was done then.' })
  readonly refusal!: string | null;
}

/** Something that was done, as the staff sees it. */
export class StaffActShape extends ActShape {
  @Text({ max: 200, description: 'Method and path.' })
  readonly route!: string;

  @Text({ max: 1000, nullable: true, description: 'Why, in the words of whoever did it; null where none were said, or the account was erased.' })
  readonly note!: string | null;
}

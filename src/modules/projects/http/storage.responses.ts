import { AnsweredShape } from '../../../infrastructure/http/answers.js';
import { Whole } from '../../../infrastructure/http/shapes.js';

/** Room, in bytes. */
export class StorageShape extends AnsweredShape {
  @Whole({ min: 0 })
  readonly usedBytes!: number;

  @Whole({ min: 0, description: 'Videos that were sent or imported. Deleting the projects that have them frees it.' })
  readonly sourceBytes!: number;

  @Whole({ min: 0, description: 'Transcripts, thumbnails, texts and images.' })
  readonly madeBytes!: number;

  @Whole({ min: 0, nullable: true, description: 'Nothing new is taken beyond it; null when there is no bound.' })
  readonly quotaBytes!: number | null;

  @Whole({ min: 0, nullable: true })
  readonly availableBytes!: number | null;

  @Whole({
    min: 0,
    nullable: true,
    description: 'Source videos of projects untouched for so many days are deleted; what was made stays. Null keeps them.',
  })
  readonly sourceRetentionDays!: number | null;
}

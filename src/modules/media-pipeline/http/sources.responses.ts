import { AnsweredShape } from '../../../infrastructure/http/answers.js';
import { Flag, ListOf, Moment, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';

/** A way in which a URL becomes a project's video. */
export class SourceHealthShape {
  @OneOf(['direct', 'yt-dlp'], { description: 'direct: the media file itself. yt-dlp: pages that a program of the operator can read.' })
  importer!: string;

  @Flag({ description: 'The operator has switched it on.' })
  on!: boolean;

  @Flag({ description: 'It is on, and what it needs is on this machine. Whether a given URL can be imported, a quote tells.' })
  worksNow!: boolean;

  @Text({ max: 60, nullable: true, description: 'Why it does not work now: importer_off, importer_missing or importer_failed; null when it works.' })
  reason!: string | null;

  @Flag({ description: 'A project from such a URL needs rightsConfirmed.' })
  needsRightsConfirmed!: boolean;

  @Moment({ nullable: true, description: 'When an import last came to its end, whoever asked for it; null for never.' })
  lastSuccessAt!: string | null;

  @Moment({ nullable: true, description: 'When an import last failed; failed imports cost nothing.' })
  lastFailureAt!: string | null;

  @Text({ max: 100, nullable: true, description: 'Why that one failed, as its task says.' })
  lastFailureReason!: string | null;

  @Whole({ min: 0, description: 'Imports that failed since the last one that came to its end.' })
  failuresInARow!: number;
}

export class SourcesShape extends AnsweredShape {
  @ListOf(() => SourceHealthShape, { max: 10 })
  items!: readonly SourceHealthShape[];
}

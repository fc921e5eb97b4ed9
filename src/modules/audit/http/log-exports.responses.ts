import { AnsweredShape, WrittenShape } from '../../../infrastructure/http/answers.js';
import { Id, Moment, Nested, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { KEPT_FOR_MS } from '../application/log-exports.js';
import type { LogExportView } from '../domain/export-queries.js';

/** What an export holds. */
export class MadeLogExportShape {
  @Whole({ min: 1, description: 'Epoch of the log.' })
  epoch!: number;

  @Whole({ min: 0, description: 'Ordinal of its first event, counted from 1.' })
  first!: number;

  @Whole({ min: 0, description: 'Ordinal of its last event; below `first` when no event lies between the bounds.' })
  last!: number;

  @Whole({ min: 0, description: 'Events that its tree covers.' })
  size!: number;

  @Text({ max: 100, description: 'Root of that tree, in base64. Hold it against a checkpoint that you have kept.' })
  root!: string;

  @Text({ max: 200, nullable: true, description: 'The newest checkpoint, by its path in the export; null when nothing was signed yet.' })
  checkpoint!: string | null;

  @Whole({ min: 0, description: 'How many files, the manifest among them.' })
  files!: number;

  @Whole({ min: 0, description: 'Size of the archive.' })
  bytes!: number;

  @Moment()
  madeAt!: string;

  @Moment({ description: 'From then on it is gone.' })
  removedAt!: string;
}

/** An export of the log. */
export class LogExportShape {
  @Id()
  exportId!: string;

  @Text({ max: 40, nullable: true, description: 'From here on, as it was ordered.' })
  from!: string | null;

  @Text({ max: 40, nullable: true, description: 'Up to here, as it was ordered.' })
  to!: string | null;

  @Moment()
  orderedAt!: string;

  @OneOf(['ordered', 'made', 'failed'], { description: '`ordered` until it is made. Ask again, or follow the log.' })
  state!: string;

  @OneOf(['bounds_unknown'], { nullable: true, description: 'Why it could not be made: its bounds name no place of this log.' })
  failure!: string | null;

  @Nested(() => MadeLogExportShape, { nullable: true, description: 'Null until it is made.' })
  made!: MadeLogExportShape | null;
}

/** One export, and the moment that the answer speaks of. */
export class ToldLogExportShape extends AnsweredShape {
  @Nested(() => LogExportShape)
  export!: LogExportShape;
}

/** An export that was just ordered, or taken away. */
export class OrderedLogExportShape extends WrittenShape {
  @Id()
  exportId!: string;
}

export const shownLogExport = ({ exportId, from, to, orderedAt, state, failure, made }: LogExportView): LogExportShape => ({
  exportId,
  from,
  to,
  orderedAt,
  state,
  failure,
  made: made && {
    epoch: made.epoch,
    first: made.from,
    last: made.to,
    size: made.size,
    root: made.root,
    checkpoint: made.checkpoint,
    files: made.files,
    bytes: made.content.bytes,
    madeAt: made.at,
    removedAt: new Date(Date.parse(orderedAt) + KEPT_FOR_MS).toISOString(),
  },
});

import { Past, type Moment } from '../../shared-kernel/ports/past.js';
import type { Projection, Row } from '../../shared-kernel/projection.js';
import type { Moments } from './moments.js';
import type { PastRows } from './past-rows.js';
import { duringMoment } from './the-moment.js';

/** The past as the log tells it. */
export class LogPast extends Past {
  constructor(
    private readonly moments: Moments,
    private readonly made: PastRows,
  ) {
    super();
  }

  override momentOf(asOf: string, accountId: string): Promise<Moment> {
    return this.moments.of(asOf, accountId);
  }

  override during<Result>(moment: Moment, work: () => Promise<Result>): Promise<Result> {
    return duringMoment(moment, work);
  }

  override row<R extends Row>(of: Projection<R>, id: string, moment: Moment): Promise<R | null> {
    return this.made.row(of, id, moment);
  }

  override async rows<R extends Row>(of: Projection<R>, moment: Moment, group?: string): Promise<readonly R[]> {
    const rows = await this.made.rows(of, moment.accountId, moment);
    return rows.flatMap(({ row, group: its }) => (group === undefined || its === group ? [row as R] : []));
  }
}

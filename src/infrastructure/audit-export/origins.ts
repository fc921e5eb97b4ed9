import type { EventLog } from '../../shared-kernel/ports/event-log.js';
import type { Transparency } from '../../shared-kernel/ports/transparency.js';
import type { Projection } from '../../shared-kernel/projection.js';
import { boundsOf } from '../postgres/log-bounds.js';
import type { LogInSql } from '../postgres/log-table.js';
import { caughtUp } from '../postgres/table-digests.js';
import { TablesAtOnce } from '../postgres/tables-at-once.js';
import type { Origins } from './export-log.js';
import { sealedBy } from './sealed-by.js';

/** An installation, as far as exports need it. */
export interface Installation {
  /** The database that the tables lie in. */
  readonly url: string;
  readonly log: EventLog;
  readonly inSql: LogInSql;
  readonly transparency: Transparency;
  readonly projections: readonly Projection[];
}

/** What somebody asks of an export: its bounds, in words, and to hear of a projection that lags behind the log. */
export interface OriginsWanted {
  readonly bounds: { readonly from: string | null; readonly to: string | null };
  readonly lags: (projection: string) => void;
}

/** Where an export of an installation comes from. */
export const originsOf = async ({ url, log, inSql, transparency, projections }: Installation, { bounds, lags }: OriginsWanted): Promise<Origins> => ({
  log,
  projections,
  sealed: await sealedBy(transparency),
  bounds: head => boundsOf(url, bounds, head, inSql),
  tables: async work => {
    const lagging = await caughtUp(url, projections, inSql);
    if (lagging !== null) lags(lagging);
    return TablesAtOnce.read(url, work, inSql);
  },
});

import { allParts } from '../../src/app.module.js';
import { exportLog, type Exported, type Origins, type Sealed } from '../../src/infrastructure/audit-export/export-log.js';
import { unsealed } from '../../src/infrastructure/audit-export/sealed-log.js';
import { Export } from '../../src/infrastructure/audit-replay/read-export.js';
import { replay, type Verdict } from '../../src/infrastructure/audit-replay/replay.js';
import { PostgresEventLog } from '../../src/infrastructure/event-log/postgres/postgres-event-log.js';
import { LineJournal } from '../../src/infrastructure/messaging/journal.js';
import { boundsOf } from '../../src/infrastructure/postgres/log-bounds.js';
import { TablesAtOnce } from '../../src/infrastructure/postgres/tables-at-once.js';
import type { Projection } from '../../src/shared-kernel/projection.js';
import { freshDatabase } from './postgres.js';

/** Every projection of the product. */
export const allProjections: readonly Projection[] = allParts.flatMap(parts => parts.projections);

/** An export as `npm run audit -- export` writes it, of what a database holds now. */
export const exportsTo = async (
  url: string,
  folder: string,
  { from = null, to = null, sealed = unsealed, change = origins => origins }: Asking = {},
): Promise<Exported> => {
  const log = new PostgresEventLog({ url });
  const words = { from, to };
  const origins: Origins = {
    log,
    projections: allProjections,
    sealed,
    bounds: head => boundsOf(url, words, head),
    tables: work => TablesAtOnce.read(url, work),
  };
  try {
    return await exportLog(change(origins), { folder, ...words, tell: () => undefined });
  } finally {
    await log.close();
  }
};

interface Asking {
  readonly from?: string | null;
  readonly to?: string | null;
  readonly sealed?: Sealed;
  readonly change?: (origins: Origins) => Origins;
}

/** What a replay of an export says, in a database of its own. */
export const replaysFrom = async (folder: string, projections = allProjections): Promise<readonly Verdict[]> => {
  const database = await freshDatabase();
  try {
    const source = await Export.open(folder);
    return await replay({ source, url: database.url, projections, journal: new LineJournal(() => undefined), tell: () => undefined });
  } finally {
    await database.drop();
  }
};

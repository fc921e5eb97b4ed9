import { PostgresEventLog } from '../event-log/postgres/postgres-event-log.js';
import type { Journal } from '../messaging/journal.js';
import { ProjectionRunner } from '../messaging/projection-runner.js';
import type { Projection } from '../../shared-kernel/projection.js';
import { OWN_LOG, type LogInSql } from './log-table.js';
import { openOrm } from './orm.js';
import { PostgresProjectionStore } from './postgres-projection-store.js';
import { digestRows } from './row-digests.js';
import { TablesAtOnce } from './tables-at-once.js';

/** What a projection's table held at a moment. */
export interface TableDigest {
  readonly projection: string;
  readonly rows: number;
  /** SHA-256, hex, over the rows in the order of their ids. */
  readonly digest: string;
}

const PATIENCE_MS = 30_000;

/** The digests of the tables as a running service keeps them; waits until each has seen the log's present end. */
export async function liveDigests(url: string, projections: readonly Projection[], log: LogInSql = OWN_LOG): Promise<readonly TableDigest[]> {
  const lagging = await caughtUp(url, projections, log);
  if (lagging !== null) throw new Error(`${lagging} lags behind the log; is the service running?`);
  return TablesAtOnce.read(url, tables => digests(tables, projections), log);
}

/** Waits, for half a minute at most, until every projection has seen what is in the log now; gives the name of one that has not. */
export async function caughtUp(url: string, projections: readonly Projection[], log: LogInSql = OWN_LOG): Promise<string | null> {
  const deadline = performance.now() + PATIENCE_MS;
  const wanted = await TablesAtOnce.read(url, tables => Promise.resolve(tables.head), log);
  for (let pause = 50; ; pause = Math.min(2 * pause, 5_000)) {
    const lagging = await TablesAtOnce.read(
      url,
      tables => Promise.resolve(projections.find(projection => tables.standing(projection).ordinal < wanted) ?? null),
      log,
    );
    if (lagging === null || performance.now() > deadline) return lagging?.name ?? null;
    await new Promise(resolve => setTimeout(resolve, pause)); // each look goes over the log
  }
}

/** Runs every projection from nothing over the log of a database that has no rows yet, and gives what came out. */
export async function rebuiltDigests(url: string, projections: readonly Projection[], journal: Journal): Promise<readonly TableDigest[]> {
  const log = new PostgresEventLog({ url });
  try {
    await withStore(url, projections, async store => {
      const runners = projections.map(projection => new ProjectionRunner(projection, log, store, journal));
      await Promise.all(runners.map(async runner => runToHead(runner, log)));
    });
    return await TablesAtOnce.read(url, tables => digests(tables, projections));
  } finally {
    await log.close();
  }
}

async function runToHead(runner: ProjectionRunner, log: PostgresEventLog): Promise<void> {
  await runner.start();
  const done = await runner.reached(await log.head(), PATIENCE_MS);
  await runner.close();
  if (!done) throw new Error(`${runner.projection.name} did not reach the end of the log: ${runner.state.trouble ?? 'it took too long'}.`);
}

async function digests(tables: TablesAtOnce, projections: readonly Projection[]): Promise<readonly TableDigest[]> {
  const found: TableDigest[] = [];
  for (const projection of projections) found.push({ projection: projection.name, ...(await digestRows(tables.rows(projection))) });
  return found;
}

/** Lends what keeps rows and checkpoints in a database. */
export async function withStore<Result>(
  url: string,
  projections: readonly Projection[],
  work: (store: PostgresProjectionStore) => Promise<Result>,
): Promise<Result> {
  const orm = await openOrm(url, projections);
  try {
    return await work(new PostgresProjectionStore(orm.em));
  } finally {
    await orm.close(true);
  }
}

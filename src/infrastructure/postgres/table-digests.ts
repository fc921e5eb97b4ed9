import type { EntityManager } from '@mikro-orm/postgresql';
import { positionOf } from '../event-log/positions.js';
import { PostgresEventLog } from '../event-log/postgres/postgres-event-log.js';
import type { Journal } from '../messaging/journal.js';
import { ProjectionRunner } from '../messaging/projection-runner.js';
import type { Projection } from '../../shared-kernel/projection.js';
import { openOrm } from './orm.js';
import { PostgresProjectionStore } from './postgres-projection-store.js';

/** What a projection's table held at a moment. */
export interface TableDigest {
  readonly projection: string;
  readonly rows: number;
  /** SHA-256, hex, over the rows in the order of their ids. */
  readonly digest: string;
}

const PATIENCE_MS = 30_000;

/** The digests of the tables as a running service keeps them; waits until each has seen the log's present end. */
export async function liveDigests(url: string, projections: readonly Projection[]): Promise<readonly TableDigest[]> {
  return withStore(url, projections, async (store, manager) => {
    await caughtUp(manager, projections);
    return digests(store, manager, projections);
  });
}

/** Runs every projection from nothing over the log of a database that has no rows yet, and gives what came out. */
export async function rebuiltDigests(url: string, projections: readonly Projection[], journal: Journal): Promise<readonly TableDigest[]> {
  const log = new PostgresEventLog({ url });
  try {
    return await withStore(url, projections, async (store, manager) => {
      const runners = projections.map(projection => new ProjectionRunner(projection, log, store, journal));
      await Promise.all(runners.map(async runner => runToHead(runner, log)));
      return digests(store, manager, projections);
    });
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

/** A checkpoint lies behind by events that do not concern its projection, so it is held against the last one that does. */
async function caughtUp(manager: EntityManager, projections: readonly Projection[]): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (const projection of projections) {
    const last = await lastEventOf(manager, projection);
    while ((await checkpointOf(manager, projection)) < last) {
      if (performance.now() > deadline) throw new Error(`${projection.name} lags behind the log; is the service running?`);
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}

async function lastEventOf(manager: EntityManager, projection: Projection): Promise<string> {
  const [found] = await manager
    .fork()
    .execute<{ last: string }[]>(
      'select coalesce(max(position), 0) as last from es.events where type in (select jsonb_array_elements_text(?::jsonb))',
      [JSON.stringify(Object.keys(projection.on))],
    );
  return positionOf(Number(found?.last ?? 0));
}

async function checkpointOf(manager: EntityManager, { name }: Projection): Promise<string> {
  const [found] = await manager.fork().execute<{ position: string }[]>('select position from read.checkpoints where subscriber = ?', [name]);
  return found?.position ?? '';
}

async function digests(store: PostgresProjectionStore, manager: EntityManager, projections: readonly Projection[]): Promise<readonly TableDigest[]> {
  const tables: TableDigest[] = [];
  for (const projection of projections) {
    const [counted] = await manager.fork().execute<{ rows: number }[]>(`select count(*)::int as rows from read.${projection.table}`);
    tables.push({ projection: projection.name, rows: counted?.rows ?? 0, digest: await store.digest(projection) });
  }
  return tables;
}

async function withStore<Result>(
  url: string,
  projections: readonly Projection[],
  work: (store: PostgresProjectionStore, manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  const orm = await openOrm(url, projections);
  try {
    return await work(new PostgresProjectionStore(orm.em), orm.em);
  } finally {
    await orm.close(true);
  }
}

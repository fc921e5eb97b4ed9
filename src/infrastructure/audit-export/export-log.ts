import type { EventLog } from '../../shared-kernel/ports/event-log.js';
import type { Projection } from '../../shared-kernel/projection.js';
import { positionOf } from '../event-log/positions.js';
import type { TablesAtOnce } from '../postgres/tables-at-once.js';
import { checkpointFile, FORMAT, KEYS, pricesFile, type Extent, type Manifest } from './export-format.js';
import { describeReducers, publishDigests } from './publish-digests.js';
import { WorkFolder, type Asked } from './work-folder.js';
import { writeEvents, type EventSource, type SealedEvent } from './write-events.js';
import { writeTree, type SealedTree } from './write-tree.js';

/** What was signed: checkpoints, keys and the tree that they speak of. */
export interface Sealed extends SealedTree {
  readonly epoch: number;
  /** Verifier's keys, a line each. */
  readonly keys: readonly string[];
  /** Every checkpoint of a size up to this one, page by page. */
  checkpoints(size: number): AsyncIterable<readonly { readonly epoch: number; readonly size: number; readonly text: string }[]>;
}

/** Where an export comes from. */
export interface Origins {
  readonly log: Pick<EventLog, 'readAll' | 'identity'>;
  readonly sealed: Sealed;
  readonly projections: readonly Projection[];
  /** The running service's tables, once every projection has seen what is in the log now. */
  readonly tables: <Result>(work: (tables: TablesAtOnce) => Promise<Result>) => Promise<Result>;
  /** The ordinals that the words of the command mean in a log that ends here. */
  readonly bounds: (head: number) => Promise<{ readonly from: number; readonly to: number }>;
}

export interface Wanted {
  readonly folder: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Hears how far it is. */
  readonly tell: (sentence: string) => void;
}

/** What is in the folder now, and whether it was there before. */
export interface Exported {
  readonly manifest: Manifest;
  readonly wasFinished: boolean;
}

/**
 * Writes an export into a folder, or finishes the one that was begun there: the same bytes either way. What it holds in memory does not
 * depend on how long the log is, but for the names of the files. Throws FolderRefused.
 */
export const exportLog = async (origins: Origins, { folder, from, to, tell }: Wanted): Promise<Exported> => {
  const asked: Asked = { log: await origins.log.identity(), from, to };
  const work = await WorkFolder.open(folder, asked);
  if (!(work instanceof WorkFolder)) return { manifest: work, wasFinished: true };
  const extent = work.extent ?? (await decide(work, origins, asked, tell));
  const source = eventsOf(origins.log);
  await writePrices(work, origins.log, extent);
  await writeEvents(work, extent, source, tell);
  const root = await writeTree(work, extent.size, origins.sealed, source, tell);
  const checkpoint = newestOf(work.paths);
  return { manifest: await work.finish({ format: FORMAT, ...extent, root: root.toString('base64'), checkpoint }), wasFinished: false };
};

/**
 * What tells of this moment comes first, so that an export that goes on later ends as if it had not been interrupted. Whatever the service does
 * meanwhile, no table is beyond the last event that is exported.
 */
const decide = (work: WorkFolder, { sealed, projections, tables, bounds }: Origins, { log }: Asked, tell: Wanted['tell']): Promise<Extent> =>
  tables(async rows => {
    const range = await bounds(rows.head);
    await describeReducers(work, projections);
    await writeCheckpoints(work, rows.head, sealed);
    await work.put([{ path: KEYS, bytes: sealed.keys.map(key => `${key}\n`).join('') }]);
    tell(`digests of ${projections.length} projections`);
    await publishDigests(work, rows, projections);
    const extent: Extent = { log, epoch: sealed.epoch, ...range, size: rows.head };
    await work.decide(extent);
    return extent;
  });

const eventsOf = (log: Origins['log']): EventSource =>
  async function* (from, to) {
    for await (const { events } of log.readAll({ after: positionOf(from - 1), until: positionOf(to), raw: true }))
      yield events as readonly SealedEvent[];
  };

/** All prices that an event of the export can cite, whether they were adopted in it or before. */
const writePrices = async (work: WorkFolder, log: Origins['log'], { to }: Extent): Promise<void> => {
  const filter = { categories: ['pricecatalogue'], types: ['PriceCatalogueAdopted'] };
  for await (const { events } of log.readAll({ after: positionOf(0), until: positionOf(to), filter, raw: true })) {
    const files = events.map(({ data, raw }) => ({ path: pricesFile(String(data['version'])), bytes: raw?.data ?? '' }));
    await work.put(files);
  }
};

const writeCheckpoints = async (work: WorkFolder, size: number, sealed: Sealed): Promise<void> => {
  for await (const page of sealed.checkpoints(size)) {
    await work.put(page.map(checkpoint => ({ path: checkpointFile(checkpoint.epoch, checkpoint.size), bytes: checkpoint.text })));
  }
};

/** The path of the newest checkpoint; null where nothing was signed yet. */
const newestOf = (paths: Iterable<string>): string | null => {
  let newest: { readonly path: string; readonly place: number } | null = null;
  for (const path of paths) {
    const [, epoch, size] = /^checkpoints\/(\d+)-(\d{12})\.note$/.exec(path) ?? [];
    const place = Number(epoch) * 1e12 + Number(size);
    if (epoch !== undefined && place > (newest?.place ?? -1)) newest = { path, place };
  }
  return newest?.path ?? null;
};

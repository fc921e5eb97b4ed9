import type { Projection } from '../../shared-kernel/projection.js';
import type { Journal } from '../messaging/journal.js';
import { ProjectionRunner } from '../messaging/projection-runner.js';
import { digestRows, rowDigest } from '../postgres/row-digests.js';
import { withStore } from '../postgres/table-digests.js';
import { TablesAtOnce } from '../postgres/tables-at-once.js';
import type { PublishedDigest, RowDigest } from '../audit-export/export-format.js';
import { differingRows, type DifferingRow } from './differing-rows.js';
import { ExportedLog } from './exported-log.js';
import { firstDifferences, type FirstDifference, type Traced } from './first-differing-event.js';
import { NoExport, type Export } from './read-export.js';

/** Rows of a projection that are followed event by event, when they are not as published. */
const TRACED = 1_000;

export type Verdict =
  | { readonly projection: string; readonly verdict: 'byte-identical'; readonly rows: number; readonly ordinal: number }
  | { readonly projection: string; readonly verdict: 'not comparable' | 'stopped'; readonly because: string }
  | {
      readonly projection: string;
      readonly verdict: 'differs';
      readonly ordinal: number;
      /** Rows that are not as published. */
      readonly count: number;
      /** The one whose difference begins first, of those that were followed. */
      readonly first: FirstDifference | null;
    };

/** A projection with what is to be compared of it, or why nothing is. */
interface Compared {
  readonly projection: Projection;
  readonly published: PublishedDigest;
  readonly until: number;
}

export interface Replaying {
  readonly source: Export;
  /** The serving role's, of a database that has the schema and no rows. */
  readonly url: string;
  readonly projections: readonly Projection[];
  readonly journal: Journal;
  readonly tell: (sentence: string) => void;
}

/** Makes every table anew from the export alone and compares it with what the running service published. Throws NoExport. */
export const replay = async ({ source, url, projections, journal, tell }: Replaying): Promise<readonly Verdict[]> => {
  const { from, to } = source.manifest;
  if (from !== 1) throw new NoExport(`This export begins with event ${from}: tables are made from the first event on. Export the log with --from=1.`);
  const judged = projections.map(projection => comparisonOf(source, projection));
  const compared = judged.filter(one => 'until' in one);
  const stopped = await rebuild({ source, url, journal, tell }, compared);
  const verdicts = await TablesAtOnce.read(url, tables =>
    compare(
      source,
      tables,
      compared.filter(({ projection }) => !stopped.has(projection.name)),
    ),
  );
  const unknown = source.digests.projections.filter(({ name }) => !projections.some(projection => projection.name === name));
  tell(`replayed events 1 to ${to}`);
  return [
    ...verdicts,
    ...[...stopped].map(([projection, because]) => ({ projection, verdict: 'stopped' as const, because })),
    ...judged.filter(one => 'verdict' in one),
    ...unknown.map(({ name }) => ({ projection: name, verdict: 'not comparable' as const, because: 'this program does not have it' })),
  ].toSorted((one, other) => (one.projection < other.projection ? -1 : 1));
};

const comparisonOf = ({ digests, manifest: { to } }: Export, projection: Projection): Compared | Extract<Verdict, { because: string }> => {
  const published = digests.projections.find(({ name }) => name === projection.name);
  const because =
    published === undefined
      ? 'no digest of it was published'
      : published.version !== projection.version
        ? `version ${published.version} of its reducers made what was published, and this program has version ${projection.version}`
        : published.lastEvent > to
          ? `its digest is that after event ${published.lastEvent}, and the export ends with ${to}`
          : null;
  if (published === undefined || because !== null) return { projection: projection.name, verdict: 'not comparable', because: because ?? '' };
  return { projection, published, until: Math.min(published.ordinal, to) };
};

/** Gives the projections that stopped at an event, and why. */
const rebuild = (
  { source, url, journal, tell }: Omit<Replaying, 'projections'>,
  compared: readonly Compared[],
): Promise<ReadonlyMap<string, string>> =>
  withStore(
    url,
    compared.map(({ projection }) => projection),
    async store => {
      const log = new ExportedLog(source);
      const runners = compared.map(({ projection, until }) => new ProjectionRunner(projection, log.upTo(until), store, journal));
      for (const runner of runners) await runner.start();
      await log.play(ordinal => tell(`event ${ordinal} of ${source.manifest.to}`));
      const stopped = runners.flatMap(({ state: { name, health, trouble } }) =>
        health === 'stopped' ? [[name, trouble ?? 'it gave up'] as const] : [],
      );
      for (const runner of runners) await runner.close();
      return new Map(stopped);
    },
  );

const compare = async (source: Export, tables: TablesAtOnce, compared: readonly Compared[]): Promise<readonly Verdict[]> => {
  const [verdicts, traced]: [Verdict[], Traced[]] = [[], []];
  const counts = new Map<string, number>();
  for (const { projection, published, until } of compared) {
    const { rows, digest } = await digestRows(tables.rows(projection));
    if (digest === published.digest) {
      verdicts.push({ projection: projection.name, verdict: 'byte-identical', rows, ordinal: until });
      continue;
    }
    const found: DifferingRow[] = [];
    let count = 0;
    for await (const row of differingRows(publishedRows(source, published), replayedRows(tables, projection))) {
      count += 1;
      if (found.length < TRACED) found.push(row);
    }
    traced.push({ projection, rows: found });
    counts.set(projection.name, count);
  }
  if (traced.length === 0) return verdicts;
  const differences = await firstDifferences(source, traced, async rows => (await tables.textsOf(rows)).map(rowDigest));
  return [
    ...verdicts,
    ...compared.flatMap(({ projection: { name }, until }): readonly Verdict[] => {
      const count = counts.get(name);
      if (count === undefined) return [];
      return [{ projection: name, verdict: 'differs', ordinal: until, count, first: earliest(differences.get(name) ?? []) }];
    }),
  ];
};

async function* publishedRows(source: Export, { file }: PublishedDigest): AsyncGenerator<RowDigest> {
  for await (const line of source.lines(file)) yield JSON.parse(line) as RowDigest;
}

async function* replayedRows(tables: TablesAtOnce, projection: Projection): AsyncGenerator<RowDigest> {
  for await (const { id, text } of tables.rows(projection)) yield { id, sha256: rowDigest(text) };
}

/** An altered event explains more than any other one, however early that is. */
const earliest = (differences: readonly FirstDifference[]): FirstDifference | null =>
  differences.toSorted((one, other) => rank(one) - rank(other) || (one.event?.ordinal ?? 0) - (other.event?.ordinal ?? 0))[0] ?? null;

const rank = ({ why }: FirstDifference): number => ['altered', 'left behind', 'never agreed', 'no event touches it'].indexOf(why);

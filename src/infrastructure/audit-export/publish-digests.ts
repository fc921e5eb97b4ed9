import type { Projection } from '../../shared-kernel/projection.js';
import { digestRows, rowDigest, type RowText } from '../postgres/row-digests.js';
import type { TablesAtOnce } from '../postgres/tables-at-once.js';
import { DIGESTS, REDUCERS, rowsFile, type PublishedDigest, type PublishedDigests } from './export-format.js';
import type { WorkFolder } from './work-folder.js';

/** Said in the file itself, for whoever wants to make them again by other means. */
const how = {
  row: `SHA-256, hex, of the UTF-8 bytes of PostgreSQL's jsonb_build_array(id, account_id, sort, grp, "row")::text`,
  digest: 'SHA-256, hex, over those texts, each with a line feed after it, in the order of the bytes of their ids',
};

/** Writes the digest of every table and of every row, as they are together at this moment. */
export const publishDigests = async (work: WorkFolder, tables: TablesAtOnce, projections: readonly Projection[]): Promise<void> => {
  const published: PublishedDigest[] = [];
  for (const projection of inOrder(projections)) {
    const { name, table } = projection;
    const [file, digested] = await writeRows(work, name, tables.rows(projection));
    published.push({ name, table, ...tables.standing(projection), ...digested, file });
  }
  const digests: PublishedDigests = { format: 'keyreel-digests/1', ...how, projections: published };
  await work.put([{ path: DIGESTS, bytes: documentOf(digests) }]);
};

const writeRows = async (work: WorkFolder, name: string, rows: AsyncIterable<RowText>) => {
  const file = await work.begin(rowsFile(name));
  try {
    const digested = await digestRows(rows, ({ id, text }) => file.append(`${JSON.stringify({ id, sha256: rowDigest(text) })}\n`));
    const kept = await file.end();
    await work.keep([kept]);
    return [kept.path, digested] as const;
  } catch (error) {
    await file.leave();
    throw error;
  }
};

/** Writes how each table is made: which events make it, and by which version of its reducers. */
export const describeReducers = async (work: WorkFolder, projections: readonly Projection[]): Promise<void> => {
  const described = inOrder(projections).map(({ name, table, version, on }) => ({ name, table, version, hears: Object.keys(on).toSorted() }));
  await work.put([{ path: REDUCERS, bytes: documentOf({ format: 'keyreel-reducers/1', projections: described }) }]);
};

const documentOf = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

const inOrder = (projections: readonly Projection[]): readonly Projection[] => projections.toSorted((one, other) => (one.name < other.name ? -1 : 1));

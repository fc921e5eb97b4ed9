import type { RowDigest } from '../audit-export/export-format.js';

/** A row that is not the same on both sides; null where it is not there at all. */
export interface DifferingRow {
  readonly id: string;
  /** SHA-256, hex. */
  readonly published: string | null;
  readonly replayed: string | null;
}

/** Two lists of rows, both in the order of the bytes of their ids, side by side; it holds one row of each. */
export async function* differingRows(published: AsyncIterable<RowDigest>, replayed: AsyncIterable<RowDigest>): AsyncGenerator<DifferingRow> {
  const [left, right] = [published[Symbol.asyncIterator](), replayed[Symbol.asyncIterator]()];
  let [one, other] = [await next(left), await next(right)];
  while (one !== null || other !== null) {
    const order = orderOf(one, other);
    const row = {
      id: (order <= 0 ? one : other)?.id ?? '',
      published: order <= 0 ? (one?.sha256 ?? null) : null,
      replayed: order >= 0 ? (other?.sha256 ?? null) : null,
    };
    if (row.published !== row.replayed) yield row;
    if (order <= 0) one = await next(left);
    if (order >= 0) other = await next(right);
  }
}

const next = async (rows: AsyncIterator<RowDigest>): Promise<RowDigest | null> => {
  const found: IteratorResult<RowDigest, unknown> = await rows.next();
  return found.done === true ? null : found.value;
};

const orderOf = (one: RowDigest | null, other: RowDigest | null): number =>
  one === null ? 1 : other === null ? -1 : Buffer.compare(Buffer.from(one.id), Buffer.from(other.id));

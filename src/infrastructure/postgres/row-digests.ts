import { createHash } from 'node:crypto';

/** A row as its digest sees it: the text that PostgreSQL makes of it. */
export interface RowText {
  readonly id: string;
  readonly text: string;
}

/** How the text of a row is made: the same columns are the same text on every server. */
export const rowText = 'jsonb_build_array(id, account_id, sort, grp, "row")::text';

const PAGE = 2_000;

/** All rows of a table, in the order of the bytes of their ids, by whoever asks a statement with one value, written `?`. */
export async function* inPages(
  table: string,
  ask: (text: string, values: readonly string[]) => Promise<readonly RowText[]>,
): AsyncGenerator<RowText> {
  for (let after = ''; ;) {
    const rows = await ask(`select id, ${rowText} as text from read.${table} where id collate "C" > ? order by id collate "C" limit ${PAGE}`, [
      after,
    ]);
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.id ?? '';
  }
}

/** SHA-256, hex, of one row. */
export const rowDigest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** How many rows there are, and SHA-256, hex, over their texts, a line feed after each. */
export const digestRows = async (rows: AsyncIterable<RowText>, each?: (row: RowText) => Promise<void>): Promise<{ rows: number; digest: string }> => {
  const hash = createHash('sha256');
  let count = 0;
  for await (const row of rows) {
    hash.update(row.text).update('\n');
    count += 1;
    await each?.(row);
  }
  return { rows: count, digest: hash.digest('hex') };
};

import type { StatementEntry } from '../domain/queries.js';

const COLUMNS = [
  'at',
  'kind',
  'reason',
  'operation',
  'change',
  'availableAfter',
  'amount',
  'projectId',
  'taskId',
  'priceVersion',
  'entryId',
  'position',
] as const;
type Column = (typeof COLUMNS)[number];
type Line = Readonly<Partial<Record<Column, string | null>>>;

const NUMBER = /^-?\d+$/;

/** RFC 4180; a text that a spreadsheet would take for a formula gets an apostrophe in front. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;
const lineOf = (entry: Line): string => line(COLUMNS.map(column => entry[column] ?? ''));

/** What the file says of its period. */
export interface CsvPeriod {
  readonly from: string | null;
  readonly to: string | null;
  readonly opening: string;
  readonly closing: string;
}

/** A statement as CSV: a heading, the opening balance, each movement, the closing balance; amounts are micro-credits of the platform. */
export async function* statementCsv(
  entries: AsyncIterable<StatementEntry> | Iterable<StatementEntry>,
  { from, to, opening, closing }: CsvPeriod,
): AsyncGenerator<string> {
  yield line(COLUMNS);
  yield lineOf({ at: from, kind: 'opening', availableAfter: opening });
  for await (const entry of entries) yield lineOf(entry);
  yield lineOf({ at: to, kind: 'closing', availableAfter: closing });
}

import type { Position } from '../../../shared-kernel/ports/event-log.js';
import type { StatementEntry } from '../domain/queries.js';
import { statementCsv } from './statement-csv.js';

const entry: StatementEntry = {
  accountId: 'ada',
  entryId: 'event',
  position: '7' as Position,
  at: '2026-11-20T12:00:00.000Z',
  kind: 'adjusted',
  change: '-5',
  availableAfter: '95',
  amount: '-5',
  operation: null,
  projectId: null,
  taskId: null,
  priceVersion: null,
  reason: 'goodwill',
  estimated: false,
};
const period = { from: null, to: '2026-12-01T00:00:00.000Z', opening: '100', closing: '95' };

const written = async (entries: readonly StatementEntry[]): Promise<string> => {
  let text = '';
  for await (const part of statementCsv(entries, period)) text += part;
  return text;
};

/** A reader of RFC 4180 of its own. */
const parsed = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y;
  for (let row: string[] = [], found = cells.exec(text); found !== null; found = cells.exec(text)) {
    row.push((found[1] ?? '').replace(/^"([\s\S]*)"$/, '$1').replaceAll('""', '"'));
    if (found[2] !== ',') {
      rows.push(row);
      row = [];
    }
    if (cells.lastIndex === text.length) break;
  }
  return rows;
};

describe('a statement as CSV', () => {
  it('leads from the opening to the closing balance, line by line', async () => {
    const [heading, opening, line, closing, ...more] = parsed(await written([entry]));
    expect(heading?.slice(0, 6)).toEqual(['at', 'kind', 'reason', 'operation', 'change', 'availableAfter']);
    expect(opening).toEqual(['', 'opening', '', '', '', '100', '', '', '', '', '', '']);
    expect(line).toEqual([entry.at, 'adjusted', 'goodwill', '', '-5', '95', '-5', '', '', '', 'event', '7']);
    expect(closing?.slice(0, 6)).toEqual([period.to, 'closing', '', '', '', '95']);
    expect(more).toEqual([]);
  });

  it.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x","y")'])('is no formula to a spreadsheet: %j', async reason => {
    const [, , line] = parsed(await written([{ ...entry, reason }]));
    expect(line?.[2]).toBe(`'${reason}`);
  });

  it.each(['a "word"', 'one, two', 'two\r\nlines'])('comes back as it was: %j', async reason =>
    expect(parsed(await written([{ ...entry, reason }]))[2]?.[2]).toBe(reason),
  );
});

import { InvoiceUnreadable } from '../../domain/errors.js';

/** One billed call, as a provider lists it. */
export interface InvoiceLine {
  /** Counted from 1, the heading of a CSV file included. */
  readonly line: number;
  /** What the call bore as X-Client-Request-Id; null when the provider has none. */
  readonly attemptId: string | null;
  /** What it says was used, as far as it does. */
  readonly usage: Readonly<Record<string, number>>;
}

/** Of each line some hundred bytes are kept. */
export const MOST_LINES = 200_000;
const LONGEST_LINE = 10_000;
const UNITS = ['inputTokens', 'cachedTokens', 'outputTokens', 'images'];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const unreadable = (line: number, reason: string) => InvoiceUnreadable({ line, reason });

/** Reads an invoice line by line: CSV with a heading that names the columns, or a JSON object a line. Throws `invoice_unreadable`. */
export async function readInvoice(bytes: AsyncIterable<Uint8Array>, format: 'csv' | 'ndjson'): Promise<readonly InvoiceLine[]> {
  const lines: InvoiceLine[] = [];
  let heading: readonly string[] | null = null;
  for await (const { text, line } of linesOf(bytes)) {
    if (lines.length === MOST_LINES) throw unreadable(line, 'too-many-lines');
    if (format === 'csv' && heading === null) {
      heading = cellsOf(text, line);
      if (!heading.includes('attemptId')) throw unreadable(line, 'no-column-attemptId');
      continue;
    }
    lines.push(lineOf(heading === null ? fieldsOf(text, line) : cellsUnder(heading, cellsOf(text, line), line), line));
  }
  return lines;
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<{ readonly text: string; readonly line: number }> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [rest, line] = ['', 0];
  const decoded = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw unreadable(line + 1, 'not-utf-8');
    }
  };
  for await (const chunk of bytes) {
    const texts = (rest + decoded(chunk)).split('\n');
    rest = texts.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw unreadable(line + texts.length + 1, 'line-too-long');
    for (const text of texts) {
      line += 1;
      if (text.trim() !== '') yield { text: text.replace(/\r$/, ''), line };
    }
  }
  rest += decoded();
  if (rest.trim() !== '') yield { text: rest, line: line + 1 };
}

const lineOf = (fields: Readonly<Record<string, unknown>>, line: number): InvoiceLine => {
  const { attemptId = null } = fields;
  if (attemptId !== null && attemptId !== '' && !(typeof attemptId === 'string' && UUID.test(attemptId.toLowerCase())))
    throw unreadable(line, 'attemptId-is-no-id');
  const said = UNITS.filter(unit => fields[unit] !== undefined && fields[unit] !== '' && fields[unit] !== null);
  const usage = said.map(unit => [unit, Number(fields[unit])] as const);
  const wrong = usage.find(([, quantity]) => !Number.isFinite(quantity) || quantity < 0);
  if (wrong) throw unreadable(line, `${wrong[0]}-is-no-number`);
  return { line, attemptId: attemptId === null || attemptId === '' ? null : String(attemptId).toLowerCase(), usage: Object.fromEntries(usage) };
};

const fieldsOf = (text: string, line: number): Readonly<Record<string, unknown>> => {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Readonly<Record<string, unknown>>;
  } catch {
    // told below
  }
  throw unreadable(line, 'no-json-object');
};

const cellsUnder = (heading: readonly string[], cells: readonly string[], line: number): Readonly<Record<string, string>> => {
  if (cells.length !== heading.length) throw unreadable(line, 'other-number-of-columns');
  return Object.fromEntries(heading.map((name, at) => [name, cells[at] ?? '']));
};

/** RFC 4180, one record a line. */
const cellsOf = (text: string, line: number): readonly string[] => {
  const cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/gy;
  for (;;) {
    const match = cell.exec(text);
    if (!match) throw unreadable(line, 'not-csv');
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== ',') return cells;
  }
};

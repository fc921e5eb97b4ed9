import { Readable } from 'node:stream';
import { keepAsker } from '../asking/keep-asker.js';

/** An answer of many JSON objects, one a line, made while it is read: its length is known to nobody beforehand. */
export class LinesAnswer {
  constructor(
    readonly lines: AsyncIterable<object>,
    readonly filename: string,
  ) {}
}

async function* written(lines: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}

/** The bytes of such an answer, at the reader's pace; a line that cannot be made cuts it, so its last line must say that it is whole. */
export const lineBytes = ({ lines }: LinesAnswer): Readable => Readable.from(keepAsker(written(lines)), { objectMode: false, encoding: 'utf8' });

export const linesHeaders = ({ filename }: LinesAnswer) => ({
  'content-type': 'application/x-ndjson; charset=utf-8',
  'content-disposition': `attachment; filename="${filename}"`,
  'cache-control': 'no-store',
});

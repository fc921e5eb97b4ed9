import { Readable } from 'node:stream';
import { keepAsker } from '../asking/keep-asker.js';
import { dispositionOf } from './content-answer.js';

/** A document that is made while it is read, to be saved under a name of the user's. */
export class DocumentAnswer {
  constructor(
    readonly pieces: AsyncIterable<string | Uint8Array>,
    readonly mediaType: string,
    readonly filename: string,
    /** What else the answer says of it. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** The bytes of a document at the reader's pace; a piece that cannot be made breaks the connection off, and its end must say that it is whole. */
export const documentBytes = ({ pieces }: DocumentAnswer): Readable => Readable.from(keepAsker(pieces), { objectMode: false });

export const documentHeaders = ({ mediaType, filename, headers }: DocumentAnswer): Readonly<Record<string, string>> => ({
  ...headers,
  'content-type': mediaType,
  'content-disposition': dispositionOf({ filename, disposition: 'attachment' }),
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'no-store',
});

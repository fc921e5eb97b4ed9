import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { keepAsker } from '../asking/keep-asker.js';
import type { Content, ContentStore, Direct } from '../../shared-kernel/ports/storage.js';
import type { ByteRange, SealContext } from '../../shared-kernel/ports/vault.js';
import { RangeNotSatisfiable } from './rim-refusals.js';

/** How content is offered. */
export interface ContentOptions {
  /** Any text; what a file name cannot hold is replaced. */
  readonly filename?: string;
  /** `attachment` makes browsers save it; default `inline`. */
  readonly disposition?: 'inline' | 'attachment';
  /** What else the answer says of it. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is content rather than JSON. */
export class ContentAnswer {
  constructor(
    readonly content: Pick<Content, 'commitment' | 'bytes' | 'mediaType'>,
    readonly open: (range: ByteRange) => Promise<AsyncIterable<Uint8Array>>,
    readonly options: ContentOptions,
    /** An address that gives it out in our place; null for none. */
    readonly direct: (say: Direct) => Promise<string | null> = async () => null,
  ) {}
}

/**
 * Answers with stored content: whole, a single range (206), or 304 when the client has it already. Where the storage gives plain content out
 * itself and the operator wants it to, 307 sends the reader there.
 */
export const contentAnswer = (store: ContentStore, content: Content, context: SealContext, options: ContentOptions = {}): ContentAnswer =>
  new ContentAnswer(
    content,
    range => store.get(content, context, range),
    options,
    async say => (await store.direct?.(content, say)) ?? null,
  );

/** A text as a Content-Disposition; the plain form for old clients, the encoded one for all others (RFC 6266). */
export const dispositionOf = ({ filename, disposition = 'inline' }: ContentOptions): string => {
  if (filename === undefined) return disposition;
  const safe =
    filename
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_')
      .replace(/^\.+/, '_')
      .slice(0, 150)
      .toWellFormed() || 'content';
  const plain = safe
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/[%;]/g, '_');
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`;
};

/** The one range that a header asks for; null for none, several or nonsense, which are answered with all of it. */
const rangeIn = (header: string | undefined, bytes: number): Required<ByteRange> | 'beyond' | null => {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return null;
  if (first === '') return Number(last) === 0 || bytes === 0 ? 'beyond' : { start: Math.max(0, bytes - Number(last)), end: bytes - 1 };
  if (last !== '' && Number(last) < Number(first)) return null;
  if (Number(first) >= bytes) return 'beyond';
  return { start: Number(first), end: last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1) };
};

const holds = (header: string | undefined, etag: string): boolean =>
  header !== undefined && (header.trim() === '*' || header.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag));

/** Storages show what they give out under no sandbox of ours, so it is a film, a sound, or nothing that a browser would run. */
const harmless = (mediaType: string): string => (/^(video|audio)\/[\w.+-]+$/.test(mediaType) ? mediaType : 'application/octet-stream');

/** Sets the headers of a content answer and gives the bytes to send; undefined when there are none. */
export const sendContent = async (answer: ContentAnswer, request: FastifyRequest, reply: FastifyReply): Promise<Readable | undefined> => {
  const { bytes, commitment, mediaType } = answer.content;
  const etag = `"${commitment}"`;
  void reply.headers({ ...answer.options.headers, etag, 'accept-ranges': 'bytes', 'cache-control': 'private, no-cache' });
  if (holds(request.headers['if-none-match'], etag)) return void reply.code(304);
  const elsewhere =
    request.method === 'GET' ? await answer.direct({ mediaType: harmless(mediaType), disposition: dispositionOf(answer.options) }) : null;
  if (elsewhere !== null) return void reply.code(307).headers({ location: elsewhere, 'cache-control': 'no-store' });
  const unchanged = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
  const asked = unchanged ? rangeIn(request.headers.range, bytes) : null;
  if (asked === 'beyond') {
    void reply.header('content-range', `bytes */${bytes}`);
    throw RangeNotSatisfiable();
  }
  const range = asked ?? { start: 0, end: bytes - 1 };
  const body =
    request.method === 'HEAD' || bytes === 0 ? Readable.from([]) : Readable.from(keepAsker(await answer.open(range)), { objectMode: false });
  if (asked) void reply.code(206).header('content-range', `bytes ${asked.start}-${asked.end}/${bytes}`);
  void reply.headers({
    'content-type': mediaType,
    'content-length': bytes === 0 ? 0 : range.end - range.start + 1,
    'content-disposition': dispositionOf(answer.options),
    'content-security-policy': "default-src 'none'; sandbox",
  });
  return body;
};

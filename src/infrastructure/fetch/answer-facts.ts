import { FetchProblem } from '../../shared-kernel/ports/fetcher.js';
import type { Answer } from './exchange.js';
import { announcedType } from './media-signature.js';

/** What the head of a good answer says. */
export interface AnswerFacts {
  /** Where the body begins in the whole. */
  readonly from: number;
  /** Length of the whole, when it is announced. */
  readonly total: number | null;
  /** Only a strong one: a weak one may stand for other bytes. */
  readonly etag: string | null;
  readonly mediaType: string | null;
  /** It answered with the range that was asked for. */
  readonly partial: boolean;
}

const RANGE = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/i;
const STRONG_ETAG = /^"[\x21\x23-\x7e\x80-\xff]{1,256}"$/;
const MAY_HELP_LATER = [408, 425, 429];

const misbehaved = (): FetchProblem => new FetchProblem('source_misbehaved', false);

/** Throws FetchProblem for an answer that is none, or contradicts itself. `asked` is the first byte that was asked for, null for no range. */
export const factsOf = ({ status, headers }: Answer, asked: number | null): AnswerFacts => {
  if (status !== 200 && status !== 206) throw new FetchProblem('url_unreachable', status >= 500 || MAY_HELP_LATER.includes(status), status);
  if (!['', 'identity'].includes((headers['content-encoding'] ?? '').trim().toLowerCase())) throw misbehaved();
  const etag = STRONG_ETAG.test(headers.etag ?? '') ? (headers.etag ?? null) : null;
  const mediaType = announcedType(headers['content-type']);
  const length = headers['content-length'] === undefined ? null : Number(headers['content-length']);
  if (status === 200) return { from: 0, total: length, etag, mediaType, partial: false };
  const [, first, last, whole] = RANGE.exec(headers['content-range'] ?? '') ?? [];
  const [from, to, total] = [Number(first), Number(last), whole === '*' ? null : Number(whole)];
  // also refuses a Content-Range that could not be read: no number equals it
  if (from !== asked || !(from <= to) || (total !== null && !(to < total))) throw misbehaved();
  if (length !== null && length !== to - from + 1) throw misbehaved();
  return { from, total, etag, mediaType, partial: true };
};

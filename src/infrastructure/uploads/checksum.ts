import { createHash } from 'node:crypto';
import { UploadProblem } from './upload-problem.js';

/** What a sender says that some bytes hash to. */
export interface Checksum {
  readonly algorithm: 'sha1' | 'sha256';
  readonly value: Buffer;
}

const LENGTHS = { sha1: 20, sha256: 32 } as const;
export const CHECKSUM_ALGORITHMS = Object.keys(LENGTHS);

const unsupported = (): UploadProblem => new UploadProblem('upload_checksum_unsupported');
const decoded = (algorithm: Checksum['algorithm'], text: string, encoding: 'hex' | 'base64'): Checksum => {
  const value = Buffer.from(text, encoding);
  const canonical = value.toString(encoding);
  if (value.length !== LENGTHS[algorithm] || canonical.replace(/=+$/, '') !== text.replace(/=+$/, '')) throw unsupported();
  return { algorithm, value };
};

/** `Upload-Checksum: sha256 <base64>` of one piece of an upload; null without one. Throws UploadProblem for one that cannot be checked. */
export const pieceChecksum = (header: string | undefined): Checksum | null => {
  if (header === undefined) return null;
  const [, algorithm, value] = /^(sha1|sha256) ([A-Za-z0-9+/]+={0,2})$/.exec(header.trim()) ?? [];
  if (algorithm === undefined || value === undefined) throw unsupported();
  return decoded(algorithm === 'sha1' ? 'sha1' : 'sha256', value, 'base64');
};

/** SHA-256 of a whole file in hex, as metadata carry it; null without one. Throws UploadProblem for one that cannot be checked. */
export const fileChecksum = (text: string | null | undefined): Checksum | null => {
  if (text === undefined) return null;
  // metadata hold null for a name without a value
  return decoded('sha256', (text ?? '').trim().toLowerCase(), 'hex');
};

/** Where a plain upload may carry the checksum of its body: `Repr-Digest` and `Content-Digest` (RFC 9530), `Digest` (RFC 3230). */
export interface DigestHeaders {
  readonly 'repr-digest'?: string | undefined;
  readonly 'content-digest'?: string | undefined;
  readonly digest?: string | undefined;
}

/** Null without one; other algorithms beside SHA-256 are ignored, alone they throw UploadProblem. */
export const bodyChecksum = (headers: DigestHeaders): Checksum | null => {
  const modern = [headers['repr-digest'], headers['content-digest']].filter(header => header !== undefined).join(', ');
  const said = [modern, headers.digest ?? ''].join('').trim();
  if (said === '') return null;
  const value =
    /(?:^|[\s,])sha-256=:([A-Za-z0-9+/]+={0,2}):/i.exec(modern)?.[1] ?? /(?:^|[\s,])sha-256=([A-Za-z0-9+/]+={0,2})/i.exec(headers.digest ?? '')?.[1];
  if (value === undefined) throw unsupported();
  return decoded('sha256', value, 'base64');
};

/** A hash in the making that ends by comparing. */
export const checking = ({ algorithm, value }: Checksum): { update(bytes: Uint8Array): void; holds(): boolean } => {
  const hash = createHash(algorithm);
  return { update: bytes => void hash.update(bytes), holds: () => hash.digest().equals(value) };
};

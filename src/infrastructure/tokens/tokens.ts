import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { RefreshHashes } from '../../shared-kernel/ports/sign-in-store.js';

/** What a token is for: a session; the page’s session, in its cookie (`ck`); the short-lived one of a session that is refreshed (`acc`), and what refreshes it (`ref`); a program of its owner’s (a personal token); and once each: becoming an administrator, confirming an address, another password, an invitation. `sh` opens what an owner shared, to whoever has it. */
export type TokenKind = 's' | 'ck' | 'acc' | 'ref' | 'pat' | 'a' | 'c' | 'w' | 'i' | 'sh';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SECRET_BYTES = 32;
const SECRET_DIGITS = 43; // 62 ** 43 > 2 ** 256
const CHECK_DIGITS = 6; // 62 ** 6 > 2 ** 32

const base62 = (value: bigint, digits: number): string => {
  let text = '';
  for (let rest = value; text.length < digits; rest /= 62n) text = `${DIGITS[Number(rest % 62n)]}${text}`;
  return text;
};

const checkOf = (text: string): string => base62(BigInt(crc32(text)), CHECK_DIGITS);

const tokenOf = (kind: TokenKind, secret: Buffer): string => {
  const text = `kr_${kind}_${base62(BigInt(`0x${secret.toString('hex')}`), SECRET_DIGITS)}`;
  return `${text}_${checkOf(text)}`;
};

/** A new token, `kr_s_<43 base62>_<6 base62>`: 256 random bits, and a checksum that tells a token from a random text without asking anybody. */
export const newToken = (kind: TokenKind): string => tokenOf(kind, randomBytes(SECRET_BYTES));

/** What a token is kept and looked up by; null for a text that never was a token of this kind. */
export const tokenHash = (kind: TokenKind, token: string): Buffer | null => {
  const parts = /^(kr_([a-z]{1,3})_[0-9A-Za-z]{43})_([0-9A-Za-z]{6})$/.exec(token);
  if (!parts || parts[2] !== kind || parts[3] !== checkOf(parts[1] ?? '')) return null;
  return createHash('sha256').update(token).digest();
};

const secretOf = (token: string): Buffer => {
  const digits = [...token.slice(token.indexOf('_', 3) + 1, token.lastIndexOf('_'))];
  const value = digits.reduce((sum, digit) => sum * 62n + BigInt(DIGITS.indexOf(digit)), 0n);
  return Buffer.from(value.toString(16).padStart(2 * SECRET_BYTES, '0'), 'hex');
};

/**
 * A new refresh token. Its first 128 bits are those of the session's earlier ones, so that each of them is recognised for as long as
 * the session lives, without a list; the other 128 bits are new.
 */
export const newRefreshToken = (earlier: string | null): string => {
  const half = SECRET_BYTES / 2;
  const family = earlier === null ? randomBytes(half) : secretOf(earlier).subarray(0, half);
  return tokenOf('ref', Buffer.concat([family, randomBytes(half)]));
};

/** What a refresh token is kept and looked up by; null for a text that never was one. */
export const refreshHashes = (token: string): RefreshHashes | null => {
  const whole = tokenHash('ref', token);
  if (!whole) return null;
  const half = secretOf(token).subarray(0, SECRET_BYTES / 2);
  return { whole, family: createHash('sha256').update('family').update(half).digest() };
};

import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What a token is for: a session; a program of its owner’s (a personal token); and once each: becoming an administrator, confirming an address, another password, an invitation. */
export type TokenKind = 's' | 'pat' | 'a' | 'c' | 'w' | 'i';

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

/** A new token, `kr_s_<43 base62>_<6 base62>`: 256 random bits, and a checksum that tells a token from a random text without asking anybody. */
export const newToken = (kind: TokenKind): string => {
  const text = `kr_${kind}_${base62(BigInt(`0x${randomBytes(SECRET_BYTES).toString('hex')}`), SECRET_DIGITS)}`;
  return `${text}_${checkOf(text)}`;
};

/** What a token is kept and looked up by; null for a text that never was a token of this kind. */
export const tokenHash = (kind: TokenKind, token: string): Buffer | null => {
  const parts = /^(kr_([a-z]{1,3})_[0-9A-Za-z]{43})_([0-9A-Za-z]{6})$/.exec(token);
  if (!parts || parts[2] !== kind || parts[3] !== checkOf(parts[1] ?? '')) return null;
  return createHash('sha256').update(token).digest();
};

import { Secret as Key, TOTP } from 'otpauth';

const ISSUER = 'Keyreel';
/** What every authenticator app can do (RFC 6238, RFC 4226): anything else is read wrongly by some of them. */
export const TIME_CODES = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const SIX_DIGITS = /^[0-9]{6}$/;
const KEY_BYTES = 20;
/** One step to either side, for clocks that are not quite right. */
const WINDOW = 1;

/** A new key for codes by time, in base32 as people type it. */
export const newTimeCodeKey = (): string => new Key({ size: KEY_BYTES }).base32;

/** What an authenticator app reads from a picture: `otpauth://totp/…`. */
export const authenticatorUri = (key: string, label: string): string =>
  new TOTP({ issuer: ISSUER, label, secret: Key.fromBase32(key), ...TIME_CODES }).toString();

/** The time step that a code belongs to, of those that are good at this moment; null for a wrong one. */
export const stepOf = (key: string, code: string, at: Date): number | null => {
  if (!SIX_DIGITS.test(code)) return null;
  const timestamp = at.getTime();
  const delta = TOTP.validate({ token: code, secret: Key.fromBase32(key), timestamp, window: WINDOW, ...TIME_CODES });
  return delta === null ? null : TOTP.counter({ period: TIME_CODES.period, timestamp }) + delta;
};

import { createHash } from 'node:crypto';

/** Hexadecimal SHA-256 of text or bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** What stands for a key wherever something is written down: 16 hexadecimal digits of its SHA-256. */
export function fingerprintOf(secret: string): string {
  return sha256(secret).slice(0, 16);
}

export function lastFourOf(secret: string): string {
  return secret.slice(-4);
}

/** The way a provider repeats a refused key: head and tail only. */
export function maskedKey(secret: string): string {
  return secret.length < 12 ? '***' : `${secret.slice(0, 8)}${'*'.repeat(8)}${secret.slice(-4)}`;
}

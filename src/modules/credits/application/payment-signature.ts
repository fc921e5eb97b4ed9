import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a shop's clock may be off, and how old a delivery may be. */
const TOLERANCE_SECONDS = 300;
const HEADER = /^t=(\d{1,12})((?:,v1=[0-9a-f]{64}){1,4})$/;

/** HMAC-SHA-256, hex, over the time in seconds, a dot and the body's bytes. */
export const paymentSignature = (secret: string, seconds: number, body: Uint8Array): string =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');

/** What was signed, when, and with what. */
export interface Signed {
  readonly secret: string;
  readonly header: string | null;
  readonly body: Uint8Array;
  readonly now: Date;
}

/** Whether `t=<seconds>,v1=<hex>` signs these very bytes, lately; several signatures allow a shop to change its secret. */
export const isSigned = ({ secret, header, body, now }: Signed): boolean => {
  const [, time = '', given = ''] = HEADER.exec(header ?? '') ?? [];
  if (time === '' || Math.abs(now.getTime() / 1000 - Number(time)) > TOLERANCE_SECONDS) return false;
  const right = Buffer.from(paymentSignature(secret, Number(time), body), 'hex');
  const offered = given.split(',v1=').slice(1);
  // every one is compared, so that the time taken says nothing about which
  return offered.map(one => timingSafeEqual(Buffer.from(one, 'hex'), right)).includes(true);
};

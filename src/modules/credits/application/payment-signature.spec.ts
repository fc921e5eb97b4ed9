import { isSigned, paymentSignature } from './payment-signature.js';

const secret = 'a secret that the shop knows';
const now = new Date('2026-11-20T12:00:00.000Z');
const seconds = now.getTime() / 1000;
const body = Buffer.from('{"type":"payment", "paymentId":"1"}');
const signed = (at: number, bytes: Uint8Array = body, by = secret) => `t=${at},v1=${paymentSignature(by, at, bytes)}`;
const accepts = (header: string | null, bytes: Uint8Array = body) => isSigned({ secret, header, body: bytes, now });

describe('the signature of a payment', () => {
  it('is over the time and the very bytes', () => {
    expect(paymentSignature('key', 1, Buffer.from('{}'))).toBe('1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224');
    expect(accepts(signed(seconds))).toBe(true);
    expect(accepts(signed(seconds), Buffer.from(body.toString().replace(', ', ',')))).toBe(false);
    expect(accepts(signed(seconds).replace(`t=${seconds}`, `t=${seconds + 1}`))).toBe(false);
  });
  it('counts for five minutes, in either direction', () => {
    expect([-300, 300].map(off => accepts(signed(seconds + off)))).toEqual([true, true]);
    expect([-301, 301].map(off => accepts(signed(seconds + off)))).toEqual([false, false]);
  });
  it('is of the right secret; one of several is enough', () => {
    const other = signed(seconds, body, 'another');
    expect(accepts(other)).toBe(false);
    expect(accepts(`${other},v1=${paymentSignature(secret, seconds, body)}`)).toBe(true);
  });
  it.each([null, '', 't=1', 'v1=00', `t=${seconds},v1=00`, `t=${seconds},v1=${'g'.repeat(64)}`, `t=x,v1=${'0'.repeat(64)}`])('is not %j', header =>
    expect(accepts(header)).toBe(false),
  );
});

import { authenticatorUri, newTimeCodeKey, stepOf } from './time-codes.js';

/** Appendix B of RFC 6238: the key `12345678901234567890` in base32, and the last six digits of its codes by SHA-1. */
const KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

describe('codes by time', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('are those of RFC 6238 at second %d', (seconds, code) => expect(stepOf(KEY, code, at(seconds))).toBe(Math.floor(seconds / 30)));

  it('belong to their own step, one before and one after, and to no other', () => {
    const step = 41_152_263;
    const codeOfIt = '005924';
    for (const seconds of [step - 1, step, step + 1]) expect(stepOf(KEY, codeOfIt, at(seconds * 30))).toBe(step);
    for (const seconds of [step - 2, step + 2]) expect(stepOf(KEY, codeOfIt, at(seconds * 30))).toBeNull();
  });

  it.each(['', '5924', '0059240', '00592x', 'ABCD-EFGH-JKMN-PQRS', '٠٠٥٩٢٤'])('are not %j', code =>
    expect(stepOf(KEY, code, at(1_234_567_890))).toBeNull(),
  );

  it('have keys of 160 random bits, and an address that apps read', () => {
    const key = newTimeCodeKey();
    expect(key).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTimeCodeKey()).not.toBe(key);
    const uri = new URL(authenticatorUri(key, 'ada+1@example.org'));
    expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual(['otpauth:', 'totp', '/Keyreel:ada+1@example.org']);
    expect(Object.fromEntries(uri.searchParams)).toEqual({ issuer: 'Keyreel', secret: key, algorithm: 'SHA1', digits: '6', period: '30' });
  });
});

import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.js';

describe('recovery codes', () => {
  const codes = newRecoveryCodes();

  it('are ten, all different, of signs that are not mistaken for each other', () => {
    expect(new Set(codes.map(({ text }) => text)).size).toBe(10);
    for (const { text } of codes) expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('are recognised however they are typed', () => {
    for (const { text, hash } of codes) {
      const typed = ` ${text.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
      expect(recoveryCodeHash(typed)).toEqual(hash);
    }
  });

  it.each(['', '123456', 'ABCD-EFGH-JKMN', 'ABCD-EFGH-JKMN-PQRU', 'ABCD-EFGH-JKMN-PQRS-0'])('are not %j', text =>
    expect(recoveryCodeHash(text)).toBeNull(),
  );
});

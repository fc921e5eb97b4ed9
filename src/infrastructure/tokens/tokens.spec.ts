import { newRefreshToken, newToken, refreshHashes, tokenHash } from './tokens.js';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

it('makes tokens of one shape, none like another', () => {
  const tokens = Array.from({ length: 500 }, () => newToken('s'));
  for (const token of tokens) expect(token).toMatch(/^kr_s_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/);
  expect(new Set(tokens).size).toBe(tokens.length);
});

it('knows its own tokens again, always by the same hash', () => {
  const token = newToken('s');
  expect(tokenHash('s', token)).toHaveLength(32);
  expect(tokenHash('s', token)).toEqual(tokenHash('s', token));
  expect(tokenHash('s', newToken('s'))).not.toEqual(tokenHash('s', token));
});

it('does not take a token of one kind for another', () => {
  expect(tokenHash('a', newToken('s'))).toBeNull();
  expect(tokenHash('s', newToken('a'))).toBeNull();
});

it('notices every single changed character', () => {
  const token = newToken('s');
  for (let at = 5; at < token.length; at += 1) {
    const digit = DIGITS.indexOf(token.charAt(at));
    if (digit < 0) continue;
    const changed = `${token.slice(0, at)}${DIGITS.charAt((digit + 1) % DIGITS.length)}${token.slice(at + 1)}`;
    expect(tokenHash('s', changed)).toBeNull();
  }
});

it('lets next to no random text through', () => {
  const random = () => Array.from({ length: 43 }, () => DIGITS.charAt(Math.floor(Math.random() * DIGITS.length))).join('');
  const passed = Array.from({ length: 20_000 }, () => tokenHash('s', `kr_s_${random()}_${random().slice(0, 6)}`)).filter(hash => hash !== null);
  expect(passed.length).toBeLessThanOrEqual(1);
});

it.each(['', 'kr_s_', 'Bearer x', 'kr_s__', `kr_s_${'0'.repeat(43)}_000000`, `${newToken('s')} `, `${newToken('s')}\n`])('does not know %p', text =>
  expect(tokenHash('s', text)).toBeNull(),
);

describe('refresh tokens', () => {
  it('of one session have a family in common, and nothing else; those of another session have none', () => {
    for (let round = 0; round < 200; round += 1) {
      const [first, stranger] = [newRefreshToken(null), newRefreshToken(null)];
      const [one, other] = [refreshHashes(first), refreshHashes(newRefreshToken(newRefreshToken(first)))];
      expect(one?.family).toEqual(other?.family);
      expect(one?.whole).not.toEqual(other?.whole);
      expect(refreshHashes(stranger)?.family).not.toEqual(one?.family);
    }
  });

  it('look like the other tokens and are none of them', () => {
    const token = newRefreshToken(null);
    expect(token).toMatch(/^kr_ref_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/);
    expect(tokenHash('acc', token)).toBeNull();
    for (const text of ['', 'kr_ref_', newToken('s'), newToken('acc'), `${token}x`]) expect(refreshHashes(text)).toBeNull();
  });
});

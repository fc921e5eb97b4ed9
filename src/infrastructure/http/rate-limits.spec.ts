import type { Clock } from '../../shared-kernel/ports/messages.js';
import { networkOf, Tries, type RateLimit } from './rate-limits.js';

const guesses: RateLimit = { name: 'sign-in', tries: 3, perSeconds: 30 };

const clockAt = (start: string) => {
  let now = Date.parse(start);
  const clock: Clock = { now: () => new Date(now) };
  return { clock, pass: (seconds: number) => (now += seconds * 1000) };
};

const spentBy = (tries: Tries, ...subjects: string[]) =>
  tries.spend(guesses, ...subjects).then(
    () => 'allowed',
    (error: { details: { retryAfter: number } }) => error.details.retryAfter,
  );

it('allows so many tries, then says how long to wait', async () => {
  const { clock, pass } = clockAt('2026-01-01T00:00:00Z');
  const tries = new Tries(clock);
  const first = [await spentBy(tries, 'ada'), await spentBy(tries, 'ada'), await spentBy(tries, 'ada'), await spentBy(tries, 'ada')];
  expect(first).toEqual(['allowed', 'allowed', 'allowed', 10]);
  pass(4);
  expect(await spentBy(tries, 'ada')).toBe(6);
  pass(6);
  expect([await spentBy(tries, 'ada'), await spentBy(tries, 'ada')]).toEqual(['allowed', 10]);
});

it('refuses with a code', async () => {
  const tries = new Tries(clockAt('2026-01-01T00:00:00Z').clock);
  for (let n = 0; n < 3; n += 1) await spentBy(tries, 'ada');
  await expect(tries.spend(guesses, 'ada')).rejects.toMatchObject({ code: 'too_many_tries', kind: 'too-many', details: { retryAfter: 10 } });
});

it('counts each subject for itself, and refuses when any has none left', async () => {
  const tries = new Tries(clockAt('2026-01-01T00:00:00Z').clock);
  for (const account of ['ada', 'bob', 'cleo']) expect(await spentBy(tries, account, '10.0.0.0/24')).toBe('allowed');
  expect(await spentBy(tries, 'dan', '10.0.0.0/24')).toBe(10);
  expect(await spentBy(tries, 'dan', '10.0.1.0/24')).toBe('allowed');
});

it('begins anew after a right guess', async () => {
  const tries = new Tries(clockAt('2026-01-01T00:00:00Z').clock);
  for (let n = 0; n < 3; n += 1) await spentBy(tries, 'ada');
  await tries.forget(guesses, 'ada');
  expect(await spentBy(tries, 'ada')).toBe('allowed');
});

it('never grows beyond its bound', async () => {
  const tries = new Tries(clockAt('2026-01-01T00:00:00Z').clock);
  for (let n = 0; n < 3; n += 1) await spentBy(tries, 'ada');
  for (let n = 0; n < 50_000; n += 1) await tries.spend(guesses, `other ${n}`);
  expect(await spentBy(tries, 'ada')).toBe('allowed');
});

it.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['nonsense', 'unknown'],
])('%s belongs to %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

import { leaseMilliseconds } from './lease-settings.js';

describe('the length of a lease', () => {
  it('is ten seconds unless the operator says otherwise', () => {
    expect([leaseMilliseconds({}), leaseMilliseconds({ KEYREEL_LEASE_SECONDS: '' }), leaseMilliseconds({ KEYREEL_LEASE_SECONDS: '30' })]).toEqual([
      10_000, 10_000, 30_000,
    ]);
  });

  it.each(['0', '1', '301', '2.5', 'ten'])('is not %s', text => {
    expect(() => leaseMilliseconds({ KEYREEL_LEASE_SECONDS: text })).toThrow('KEYREEL_LEASE_SECONDS must be a whole number from 2 to 300');
  });
});

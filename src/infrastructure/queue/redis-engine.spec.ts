import { unfitness } from './redis-engine.js';

const PLACE = 'redis://queue.example:6379';
const info = (version: string, policy: string): string =>
  `# Server\r\nredis_version:${version}\r\nrun_id:abc\r\n# Memory\r\nmaxmemory_policy:${policy}\r\n`;

describe('whether a Redis is fit for the queue', () => {
  it.each(['6.2.0', '7.0.15', '8.2.1', '10.0.0'])('takes %s that throws nothing away', version => {
    expect(unfitness(info(version, 'noeviction'), PLACE)).toBeNull();
  });

  it('takes a server that says nothing of either', () => {
    expect(unfitness('# Server\r\n', PLACE)).toBeNull();
  });

  it.each(['5.0.14', '6.0.16', '6.1.9'])('says of %s that it is too old', version => {
    expect(unfitness(info(version, 'noeviction'), PLACE)).toContain(`is ${version}; the queue needs 6.2 or newer. Upgrade it, or unset REDIS_URL.`);
  });

  it('says what to set where jobs would be thrown away', () => {
    expect(unfitness(info('7.0.15', 'volatile-lru'), PLACE)).toContain('Set "maxmemory-policy noeviction" there');
  });
});

import { Misconfigured } from './misconfigured.js';
import { redisSettings } from './redis-settings.js';

describe('where the queue lies', () => {
  it('is PostgreSQL where nothing is set, and the Redis that is', () => {
    expect(redisSettings({})).toBeNull();
    expect(redisSettings({ REDIS_URL: ' ' })).toBeNull();
    expect(redisSettings({ REDIS_URL: 'rediss://me:secret@queue.example:6380/2' })).toEqual({
      url: 'rediss://me:secret@queue.example:6380/2',
      prefix: null,
    });
    expect(redisSettings({ REDIS_URL: 'redis://[::1]', KEYREEL_REDIS_PREFIX: 'keyreel-staging' })).toMatchObject({ prefix: 'keyreel-staging' });
  });

  it.each([
    [{ REDIS_URL: 'queue.example:6379' }, 'REDIS_URL must be an address'],
    [{ REDIS_URL: 'http://queue.example' }, 'REDIS_URL must be an address'],
    [{ REDIS_URL: 'redis://queue.example/jobs' }, 'number of a database'],
    [{ REDIS_URL: 'redis://queue.example', KEYREEL_REDIS_PREFIX: 'a:b' }, 'KEYREEL_REDIS_PREFIX'],
  ])('says what to do about %j', (env, sentence) => {
    expect(() => redisSettings(env)).toThrow(Misconfigured);
    expect(() => redisSettings(env)).toThrow(sentence);
  });
});

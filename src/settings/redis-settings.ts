import { Misconfigured } from './misconfigured.js';

/** Where the queue lies when it does not lie in PostgreSQL. */
export interface RedisSettings {
  readonly url: string;
  /** What its keys begin with; null takes a word of the installation's own. */
  readonly prefix: string | null;
}

const PREFIX = /^[a-z0-9][a-z0-9_.-]{0,39}$/;

/** Null where no Redis is set. */
export const redisSettings = (env: NodeJS.ProcessEnv): RedisSettings | null => {
  const [text, prefix] = [env['REDIS_URL']?.trim() ?? '', env['KEYREEL_REDIS_PREFIX']?.trim() ?? ''];
  if (prefix !== '' && !PREFIX.test(prefix))
    throw new Misconfigured('KEYREEL_REDIS_PREFIX must be 1 to 40 small letters, digits and dashes, such as keyreel-staging.');
  if (text === '' && prefix !== '')
    throw new Misconfigured(
      'KEYREEL_REDIS_PREFIX is set, but REDIS_URL is not: name the Redis that the queue lies in, or unset KEYREEL_REDIS_PREFIX.',
    );
  if (text === '') return null;
  const url = URL.parse(text);
  if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === '' || url.hash !== '')
    throw new Misconfigured(
      'REDIS_URL must be an address such as redis://user:password@host:6379/0, or rediss:// for TLS. Unset it to have the queue in PostgreSQL.',
    );
  if (!/^(\/\d{0,3})?$/.test(url.pathname))
    throw new Misconfigured('REDIS_URL may end with the number of a database, such as redis://host:6379/2, and with nothing else.');
  return { url: text, prefix: prefix === '' ? null : prefix };
};

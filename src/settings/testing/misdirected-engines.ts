import type { Wrong } from './wrong.js';

const pg = 'postgres://keyreel:hush-1@db.example/keyreel';
const bucket = { S3_BUCKET: 'films', S3_REGION: 'eu-central-1' };

export const misdirectedEngines: Wrong = {
  'the database': [
    [
      'a database of another kind',
      { DATABASE_URL: 'mysql://keyreel:hush-1@db.example/keyreel' },
      'DATABASE_URL must begin with postgres:// or postgresql://, such as postgres://name:password@host:5432/keyreel.',
    ],
    [
      'a database without a scheme',
      { DATABASE_URL: 'db.example:5432/keyreel' },
      'DATABASE_URL must begin with postgres:// or postgresql://, such as postgres://name:password@host:5432/keyreel.',
    ],
    [
      'a password that was not written for an address',
      { DATABASE_URL: 'postgres://keyreel:hush#1@db.example/keyreel' },
      'DATABASE_URL cannot be read. It looks like postgres://name:password@host:5432/keyreel; in the password write % as %25, / as %2F, # as %23, ? as %3F, @ as %40 and : as %3A.',
    ],
    [
      'a percent sign in a password',
      { DATABASE_URL: 'postgres://keyreel:100%hush@db.example/keyreel' },
      'DATABASE_URL cannot be read. It looks like postgres://name:password@host:5432/keyreel; in the password write % as %25, / as %2F, # as %23, ? as %3F, @ as %40 and : as %3A.',
    ],
    [
      'a database without a host',
      { DATABASE_URL: 'postgres:///keyreel' },
      'DATABASE_URL must name a host, such as postgres://name:password@host:5432/keyreel.',
    ],
    [
      'a server without a database',
      { DATABASE_URL: 'postgres://keyreel:hush-1@db.example' },
      'DATABASE_URL must end with the name of a database, such as postgres://name:password@host:5432/keyreel.',
    ],
    [
      'a TLS mode that the driver would pass over',
      { DATABASE_URL: `${pg}?sslmode=required` },
      'DATABASE_URL: sslmode must be one of disable, prefer, require, verify-ca, verify-full, no-verify.',
    ],
    [
      'a serving login without an owner',
      { DATABASE_SERVING_URL: pg },
      'DATABASE_SERVING_URL is set, but DATABASE_URL is not: name the owner’s address of the same database, or unset DATABASE_SERVING_URL.',
    ],
    [
      'a replay into the service’s own database',
      { DATABASE_URL: pg, KEYREEL_REPLAY_DATABASE_URL: pg },
      'KEYREEL_REPLAY_DATABASE_URL names the database that the service works on: name an empty one, or unset it.',
    ],
  ],
  'the event store, the queue and admission': [
    [
      'an event store by http',
      { EVENT_STORE_URL: 'http://admin:hush-5@es.example:2113' },
      'EVENT_STORE_URL must begin with esdb://, esdb+discover://, kurrentdb:// or kurrentdb+discover://. It looks like esdb://name:password@host:2113?tls=true.',
    ],
    [
      'an event store with an unknown option',
      { EVENT_STORE_URL: 'esdb://admin:hush-5@es.example:2113?tsl=true' },
      'EVENT_STORE_URL has an option that is not known here. It looks like esdb://name:password@host:2113?tls=true.',
    ],
    [
      'an event store without a check of certificates',
      { EVENT_STORE_URL: 'esdb://admin:hush-5@es.example:2113?tlsVerifyCert=false' },
      'EVENT_STORE_URL cannot switch the check of certificates off: name the authority with tlsCAFile= instead of tlsVerifyCert=false. It looks like esdb://name:password@host:2113?tls=true.',
    ],
    [
      'a Redis by http',
      { REDIS_URL: 'http://:hush-6@queue.example' },
      'REDIS_URL must be an address such as redis://user:password@host:6379/0, or rediss:// for TLS. Unset it to have the queue in PostgreSQL.',
    ],
    [
      'a Redis with a name for its database',
      { REDIS_URL: 'redis://:hush-6@queue.example/jobs' },
      'REDIS_URL may end with the number of a database, such as redis://host:6379/2, and with nothing else.',
    ],
    [
      'a prefix with a colon',
      { REDIS_URL: 'redis://queue.example', KEYREEL_REDIS_PREFIX: 'a:b' },
      'KEYREEL_REDIS_PREFIX must be 1 to 40 small letters, digits and dashes, such as keyreel-staging.',
    ],
    [
      'a prefix without a Redis',
      { KEYREEL_REDIS_PREFIX: 'keyreel-staging' },
      'KEYREEL_REDIS_PREFIX is set, but REDIS_URL is not: name the Redis that the queue lies in, or unset KEYREEL_REDIS_PREFIX.',
    ],
    [
      'no turn at all',
      { KEYREEL_TURNS_AT_ONCE: '0' },
      'KEYREEL_TURNS_AT_ONCE must be a whole number from 1 to 10000, in digits alone, without a unit.',
    ],
    [
      'jobs by the thousand',
      { KEYREEL_ADMIT_JOBS: '200k' },
      'KEYREEL_ADMIT_JOBS must be a whole number from 1 to 1000000000, in digits alone, without a unit.',
    ],
    [
      'a bound with a fraction',
      { KEYREEL_ADMIT_LOG_MS: '2.5' },
      'KEYREEL_ADMIT_LOG_MS must be a whole number from 1 to 3600000, in digits alone, without a unit.',
    ],
  ],
  'the provider': [
    [
      'headers that would go out with users’ keys',
      { OPENAI_CUSTOM_HEADERS: 'X-Team: hush-7' },
      'OPENAI_CUSTOM_HEADERS must not be set: the headers would go out with users’ own keys. Unset it.',
    ],
    [
      'a key of two words',
      { OPENAI_API_KEY: 'Bearer sk-hush-2' },
      'OPENAI_API_KEY has a space or a letter in it that no key has. Copy the key anew.',
    ],
    [
      'an address without a key',
      { OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' },
      'OPENAI_BASE_URL is set, but OPENAI_API_KEY is not, so the simulated provider would answer. Set the key (any word for a server that asks for none), or unset OPENAI_BASE_URL.',
    ],
    [
      'an address without a scheme',
      { OPENAI_API_KEY: 'sk-hush-2', OPENAI_BASE_URL: 'api.openai.com/v1' },
      'OPENAI_BASE_URL must be the http or https address that all calls begin with, such as https://api.openai.com/v1.',
    ],
    [
      'the address of one call',
      { OPENAI_API_KEY: 'sk-hush-2', OPENAI_BASE_URL: 'https://api.openai.com/v1/chat/completions' },
      'OPENAI_BASE_URL must end before the name of a call, mostly with /v1: take off what is behind.',
    ],
    [
      'an address with a login',
      { OPENAI_API_KEY: 'sk-hush-2', OPENAI_BASE_URL: 'https://me:hush-8@llm.example/v1' },
      'OPENAI_BASE_URL must not have a name or password in it: take them out.',
    ],
    ['a portable provider by another word', { KEYREEL_PROVIDER_PORTABLE: 'yes' }, 'KEYREEL_PROVIDER_PORTABLE must be one of 0, 1.'],
    ['a classifier by another word', { KEYREEL_MODERATION: 'true' }, 'KEYREEL_MODERATION must be one of on, off.'],
  ],
  'the bucket': [
    [
      'keys without a bucket',
      { S3_ACCESS_KEY_ID: 'AKIAHUSH', S3_SECRET_ACCESS_KEY: 'hush-9' },
      'S3_ACCESS_KEY_ID is set, but S3_BUCKET is not: name the bucket, or unset S3_ACCESS_KEY_ID.',
    ],
    [
      'checksums without a bucket',
      { S3_CHECKSUMS: 'when_required' },
      'S3_CHECKSUMS is set, but S3_BUCKET is not: name the bucket, or unset S3_CHECKSUMS.',
    ],
    [
      'half of a pair of keys',
      { ...bucket, S3_SECRET_ACCESS_KEY: 'hush-9' },
      'S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together: set both, or neither to use the role of the machine.',
    ],
    [
      'a session without keys',
      { ...bucket, S3_SESSION_TOKEN: 'hush-9' },
      'S3_SESSION_TOKEN belongs to S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY: set all three, or none of them.',
    ],
    [
      'a bucket by its address',
      { ...bucket, S3_BUCKET: 's3://films' },
      'S3_BUCKET must be the name of a bucket alone: 3 to 63 small letters, digits, dots and dashes.',
    ],
    ['a bucket in no region', { S3_BUCKET: 'films' }, 'S3_REGION must name the region that the bucket is in, such as eu-central-1.'],
    [
      'a storage with a key in its address',
      { ...bucket, S3_ENDPOINT: 'https://AKIA:hush-9@s3.example' },
      'S3_ENDPOINT must be the http or https address of the storage without a key in it, such as https://s3.example.org.',
    ],
    [
      'a prefix that climbs',
      { ...bucket, S3_PREFIX: '../films' },
      'S3_PREFIX must be a path of letters, digits, dots, dashes and underscores, such as keyreel/production.',
    ],
    ['a style by another word', { ...bucket, S3_FORCE_PATH_STYLE: 'true' }, 'S3_FORCE_PATH_STYLE must be 0 or 1.'],
    ['checksums by another word', { ...bucket, S3_CHECKSUMS: 'off' }, 'S3_CHECKSUMS must be when_supported or when_required.'],
    [
      'direct addresses for a month',
      { ...bucket, S3_DIRECT_SECONDS: '2592000' },
      'S3_DIRECT_SECONDS must be a whole number of seconds from 0 to 604800; 0 sends no reader to the storage.',
    ],
  ],
};

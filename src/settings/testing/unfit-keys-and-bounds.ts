import type { Wrong } from './wrong.js';

const key = 'Ejer2q63L20oRe0dAZNYYcSEEWMB4vaZPoKvV41Vjpw=';
const other = 'FnrQEm5Ec+Bb+UqZafRDcgcW/sBGBxCBxfz1SY9o5OE=';
const third = '0QYuJtUobpE3EwLav+shJIlgk5KezKFI8CuDILWFStA=';

export const unfitKeysAndBounds: Wrong = {
  keys: [
    [
      'a master key set to nothing',
      { KEYREEL_MASTER_KEY: '' },
      'KEYREEL_MASTER_KEY is set, but empty. Set it to the key, or unset it to have the key in the data folder.',
    ],
    [
      'a master key that is not base64',
      { KEYREEL_MASTER_KEY: 'not a key!' },
      'KEYREEL_MASTER_KEY is not base64: the key there is damaged. Restore it, or if no data were ever kept, replace it. Make one with: openssl rand -base64 32',
    ],
    [
      'a master key of another length',
      { KEYREEL_MASTER_KEY: 'aHVzaC0xMCBodXNoLTEw' },
      'KEYREEL_MASTER_KEY holds 15 bytes, and a key is exactly 32. Make one with: openssl rand -base64 32',
    ],
    [
      'a phrase for a master key',
      { KEYREEL_MASTER_KEY: 'aHVzaCBodXNoIGh1c2ggaHVzaCBodXNoIGh1c2ggISE=' },
      'KEYREEL_MASTER_KEY holds an example or a typed phrase, not a random key. Make one with: openssl rand -base64 32',
    ],
    [
      'a previous master key that is the present one',
      { KEYREEL_MASTER_KEY: key, KEYREEL_MASTER_KEY_PREVIOUS: `${other}, ${key}` },
      'KEYREEL_MASTER_KEY_PREVIOUS names the key that is in KEYREEL_MASTER_KEY. Name there only those before it.',
    ],
    [
      'a previous master key that is named twice',
      { KEYREEL_MASTER_KEY: key, KEYREEL_MASTER_KEY_PREVIOUS: `${other},${other}` },
      'KEYREEL_MASTER_KEY_PREVIOUS names the key that it names already. Name there only those before it.',
    ],
    [
      'a damaged previous master key',
      { KEYREEL_MASTER_KEY: key, KEYREEL_MASTER_KEY_PREVIOUS: 'W9Mk' },
      'KEYREEL_MASTER_KEY_PREVIOUS holds 3 bytes, and a key is exactly 32. Make one with: openssl rand -base64 32',
    ],
    [
      'a box key that is the master key too',
      { KEYREEL_MASTER_KEY: key, KEYREEL_BOX_KEY: key },
      'KEYREEL_BOX_KEY and KEYREEL_MASTER_KEY are the same key. Make one for each with: openssl rand -base64 32',
    ],
    [
      'a log key in hexadecimal',
      { KEYREEL_LOG_KEY: 'ab'.repeat(32) },
      'KEYREEL_LOG_KEY holds 48 bytes, and a key is exactly 32. Make one with: openssl rand -base64 32',
    ],
    [
      'a fingerprint key without its version',
      { KEYREEL_FINGERPRINT_KEYS: third },
      'KEYREEL_FINGERPRINT_KEYS is damaged: it holds one "<version>:<base64 of 32 bytes>" a line, each version once. Restore it from its backup.',
    ],
    [
      'two fingerprint keys of one version',
      { KEYREEL_FINGERPRINT_KEYS: `1:${third},1:${other}` },
      'KEYREEL_FINGERPRINT_KEYS is damaged: it holds one "<version>:<base64 of 32 bytes>" a line, each version once. Restore it from its backup.',
    ],
    [
      'a payment secret that is soon guessed',
      { KEYREEL_PAYMENT_SECRET: 'hush-11' },
      'KEYREEL_PAYMENT_SECRET must have at least 32 characters. Make one with: openssl rand -base64 32, and tell the shop.',
    ],
    [
      'a payment secret with a space behind',
      { KEYREEL_PAYMENT_SECRET: `${'hush-12'.repeat(5)} ` },
      'KEYREEL_PAYMENT_SECRET has spaces around it, which the shop would not sign with. Take them away.',
    ],
  ],
  'people and their room': [
    ['another way to sign up', { KEYREEL_SIGN_UP: 'invite' }, 'KEYREEL_SIGN_UP must be one of open, invitation, closed.'],
    [
      'credits in another currency',
      { KEYREEL_OPERATOR_CREDIT_LIMIT: '1.000,00 €' },
      'KEYREEL_OPERATOR_CREDIT_LIMIT must be platform credits with at most six decimals, such as 250 or 0.5.',
    ],
    [
      'room for nothing',
      { KEYREEL_STORAGE_QUOTA_BYTES: '0' },
      'KEYREEL_STORAGE_QUOTA_BYTES is 0, which would leave nothing. Unset it to have no bound.',
    ],
    [
      'sources deleted at once',
      { KEYREEL_SOURCE_RETENTION_DAYS: '0' },
      'KEYREEL_SOURCE_RETENTION_DAYS is 0, which would leave nothing. Unset it to have no bound.',
    ],
    [
      'a restore for years',
      { KEYREEL_DELETION_GRACE_DAYS: '366' },
      'KEYREEL_DELETION_GRACE_DAYS must be a whole number from 0 to 365, in digits alone, without a unit.',
    ],
    [
      'uploads by the gigabyte',
      { KEYREEL_MAX_UPLOAD_BYTES: '20GB' },
      'KEYREEL_MAX_UPLOAD_BYTES must be a whole number from 1 to 9007199254740991, in digits alone, without a unit.',
    ],
    [
      'a negative upload',
      { KEYREEL_MAX_UPLOAD_BYTES: '-1' },
      'KEYREEL_MAX_UPLOAD_BYTES must be a whole number from 1 to 9007199254740991, in digits alone, without a unit.',
    ],
    [
      'a reserve in per cent',
      { KEYREEL_DISK_RESERVE_BYTES: '5%' },
      'KEYREEL_DISK_RESERVE_BYTES must be a whole number from 0 to 9007199254740991, in digits alone, without a unit.',
    ],
  ],
  'media and what is fetched': [
    [
      'an allowed host without a port',
      { KEYREEL_FETCH_ALLOW: 'films.example.org' },
      'KEYREEL_FETCH_ALLOW takes exact host:port pairs in lower case with commas between them, such as films.example.org:8080, and no scheme, path or *.',
    ],
    [
      'an allowed address',
      { KEYREEL_FETCH_ALLOW: 'http://films.example.org:8080' },
      'KEYREEL_FETCH_ALLOW takes exact host:port pairs in lower case with commas between them, such as films.example.org:8080, and no scheme, path or *.',
    ],
    [
      'an allowed port that there is not',
      { KEYREEL_FETCH_ALLOW: 'films.example.org:99999' },
      'KEYREEL_FETCH_ALLOW takes exact host:port pairs in lower case with commas between them, such as films.example.org:8080, and no scheme, path or *.',
    ],
    ['an importer by another word', { KEYREEL_YT_DLP: '1' }, 'KEYREEL_YT_DLP must be one of off, on.'],
    [
      'an importer that is named and not switched',
      { KEYREEL_YT_DLP_PATH: '/opt/yt-dlp' },
      'KEYREEL_YT_DLP_PATH is set, but KEYREEL_YT_DLP is not: set it to on to import pages with that program, or to off.',
    ],
    ['an engine that there is not', { KEYREEL_MEDIA_ENGINE: 'avconv' }, 'KEYREEL_MEDIA_ENGINE must be one of auto, ffmpeg, npm.'],
    ['a fence by another word', { KEYREEL_MEDIA_SANDBOX: 'on' }, 'KEYREEL_MEDIA_SANDBOX must be one of auto, required.'],
    [
      'half of a pair of programs',
      { FFMPEG_PATH: '/opt/ffmpeg' },
      'FFMPEG_PATH and FFPROBE_PATH belong together: set both, or neither to use those on the PATH.',
    ],
  ],
  'what can be seen from outside': [
    ['a level that there is not', { KEYREEL_LOG: 'debug' }, 'KEYREEL_LOG must be info, warn or alarm: the least that is worth a line.'],
    [
      'numbers on a port without a host',
      { KEYREEL_METRICS: '9464' },
      'KEYREEL_METRICS must be off, on (operators read /metrics with a token) or host:port of a port of its own, such as 127.0.0.1:9464.',
    ],
    [
      'numbers on the port of the service',
      { KEYREEL_METRICS: '127.0.0.1:4310' },
      'KEYREEL_METRICS names the port of the service itself: give the numbers another one, or set it to on.',
    ],
    [
      'a collector with a login',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://me:hush-13@collector.example' },
      'OTEL_EXPORTER_OTLP_ENDPOINT must be the http or https address of a collector, without a user or password; those go into OTEL_EXPORTER_OTLP_HEADERS.',
    ],
    [
      'headers that are no pairs',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318', OTEL_EXPORTER_OTLP_HEADERS: 'hush-13' },
      'OTEL_EXPORTER_OTLP_HEADERS must be name=value pairs with commas between them.',
    ],
    [
      'headers with a stray percent sign',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318', OTEL_EXPORTER_OTLP_HEADERS: 'key=100%hush' },
      'OTEL_EXPORTER_OTLP_HEADERS has a % that begins no two-digit code: write each % of a value as %25.',
    ],
    [
      'more than all requests',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318', OTEL_TRACES_SAMPLER_ARG: '100' },
      'OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1: the part of all requests that is traced.',
    ],
    [
      'traces by gRPC',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
      'OTEL_EXPORTER_OTLP_PROTOCOL must be http/json or not set: traces go out over HTTP.',
    ],
  ],
};

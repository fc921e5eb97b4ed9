import { Misconfigured } from './misconfigured.js';

/** A bucket of an S3-compatible storage, and how it is spoken to. */
export interface BucketSettings {
  readonly bucket: string;
  /** Null for the vendor's own, found by the region. */
  readonly endpoint: string | null;
  readonly region: string;
  /** Null leaves it to the client's own chain: instance roles, web identities, profiles. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string } | null;
  /** Before every key; empty, or ending in a slash. */
  readonly prefix: string;
  /** The bucket in the path instead of in the host's name. */
  readonly forcePathStyle: boolean;
  /** Storages that do not know the newer checksums want `when_required`. */
  readonly checksums: 'when_supported' | 'when_required';
  /** For how long an address is good that sends a reader of a source to the storage itself; null sends nobody. */
  readonly directSeconds: number | null;
}

const BESIDE_THE_BUCKET = [
  ...['S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY', 'S3_PREFIX', 'S3_REGION'],
  ...['S3_SESSION_TOKEN', 'S3_FORCE_PATH_STYLE', 'S3_CHECKSUMS', 'S3_DIRECT_SECONDS'],
];
const CHECKSUMS = ['when_supported', 'when_required'] as const;
const A_WEEK = 604_800;

type Env = NodeJS.ProcessEnv;
const text = (env: Env, name: string): string | null => env[name]?.trim() || null;

const endpointIn = (env: Env): string | null => {
  const endpoint = text(env, 'S3_ENDPOINT');
  if (endpoint === null) return null;
  const url = URL.parse(endpoint);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '')
    throw new Misconfigured('S3_ENDPOINT must be the http or https address of the storage without a key in it, such as https://s3.example.org.');
  return endpoint;
};

const credentialsIn = (env: Env): BucketSettings['credentials'] => {
  const [accessKeyId, secretAccessKey, sessionToken] = [
    text(env, 'S3_ACCESS_KEY_ID'),
    text(env, 'S3_SECRET_ACCESS_KEY'),
    text(env, 'S3_SESSION_TOKEN'),
  ];
  if (accessKeyId === null && secretAccessKey === null) {
    if (sessionToken === null) return null;
    throw new Misconfigured('S3_SESSION_TOKEN belongs to S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY: set all three, or none of them.');
  }
  if (accessKeyId === null || secretAccessKey === null)
    throw new Misconfigured('S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together: set both, or neither to use the role of the machine.');
  return { accessKeyId, secretAccessKey, ...(sessionToken === null ? {} : { sessionToken }) };
};

const regionIn = (env: Env, endpoint: string | null): string => {
  const region = text(env, 'S3_REGION') ?? text(env, 'AWS_REGION') ?? (endpoint === null ? null : 'us-east-1');
  if (region === null) throw new Misconfigured('S3_REGION must name the region that the bucket is in, such as eu-central-1.');
  return region;
};

const prefixIn = (env: Env): string => {
  const prefix = (text(env, 'S3_PREFIX') ?? '').replace(/\/+$/, '');
  if (prefix === '') return '';
  if (!/^[\w.-]+(\/[\w.-]+)*$/.test(prefix) || prefix.split('/').some(part => /^\.+$/.test(part)))
    throw new Misconfigured('S3_PREFIX must be a path of letters, digits, dots, dashes and underscores, such as keyreel/production.');
  return `${prefix}/`;
};

const pathStyleIn = (env: Env, endpoint: string | null): boolean => {
  const style = text(env, 'S3_FORCE_PATH_STYLE') ?? (endpoint === null ? '0' : '1');
  if (style !== '0' && style !== '1') throw new Misconfigured('S3_FORCE_PATH_STYLE must be 0 or 1.');
  return style === '1';
};

const checksumsIn = (env: Env): BucketSettings['checksums'] => {
  const wish = (text(env, 'S3_CHECKSUMS') ?? 'when_supported').toLowerCase();
  const found = CHECKSUMS.find(choice => choice === wish);
  if (found === undefined) throw new Misconfigured('S3_CHECKSUMS must be when_supported or when_required.');
  return found;
};

const directIn = (env: Env): number | null => {
  const seconds = text(env, 'S3_DIRECT_SECONDS');
  if (seconds === null || seconds === '0') return null;
  const number = Number(seconds);
  if (!Number.isInteger(number) || number < 1 || number > A_WEEK)
    throw new Misconfigured(`S3_DIRECT_SECONDS must be a whole number of seconds from 0 to ${A_WEEK}; 0 sends no reader to the storage.`);
  return number;
};

/** The bucket that files lie in; null keeps them in the data folder. */
export const bucketSettings = (env: Env): BucketSettings | null => {
  const bucket = text(env, 'S3_BUCKET');
  if (bucket === null) {
    const stray = BESIDE_THE_BUCKET.find(name => text(env, name) !== null);
    if (stray !== undefined) throw new Misconfigured(`${stray} is set, but S3_BUCKET is not: name the bucket, or unset ${stray}.`);
    return null;
  }
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    throw new Misconfigured('S3_BUCKET must be the name of a bucket alone: 3 to 63 small letters, digits, dots and dashes.');
  const endpoint = endpointIn(env);
  return {
    bucket,
    endpoint,
    region: regionIn(env, endpoint),
    credentials: credentialsIn(env),
    prefix: prefixIn(env),
    forcePathStyle: pathStyleIn(env, endpoint),
    checksums: checksumsIn(env),
    directSeconds: directIn(env),
  };
};

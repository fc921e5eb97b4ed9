/** What a storage says is wrong, in a sentence that says what to do; it quotes neither keys nor answers. */
export class BucketTrouble extends Error {
  override readonly name = 'BucketTrouble';
  constructor(
    readonly code: string,
    sentence: string,
    cause: unknown,
  ) {
    super(sentence, { cause });
  }
}

const RIGHTS = 's3:ListBucket, s3:GetObject, s3:PutObject, s3:DeleteObject, s3:AbortMultipartUpload and s3:ListBucketMultipartUploads';
const UNREACHED = 'The storage that S3_ENDPOINT names cannot be reached: check the address, the network and whether it runs.';
const SLOW = 'The storage does not answer in time: check the network between this machine and S3_ENDPOINT.';
const MOVED = 'The bucket is in another region or at another address: set S3_REGION, and S3_ENDPOINT if it is not a bucket of AWS.';
const KEY = 'The storage does not know the access key, or its secret is another: check S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.';
const CERTIFICATE = 'The certificate of the storage is not trusted: give Node the authority that signed it with NODE_EXTRA_CA_CERTS.';

const SENTENCES: Readonly<Record<string, string>> = {
  NoSuchBucket: 'There is no bucket of the name in S3_BUCKET: create it first, or correct the name.',
  NotFound: 'There is no bucket of the name in S3_BUCKET: create it first, or correct the name.',
  AccessDenied: `The storage refuses: the key or role needs ${RIGHTS} on the bucket.`,
  Forbidden: `The storage refuses: the key or role needs ${RIGHTS} on the bucket.`,
  InvalidAccessKeyId: KEY,
  SignatureDoesNotMatch: KEY,
  CredentialsProviderError: 'No credentials for the bucket were found: set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY, or give the machine a role.',
  ExpiredToken: 'The credentials for the bucket have expired: renew S3_SESSION_TOKEN or use a role that renews itself.',
  RequestTimeTooSkewed: 'The clock of this machine and that of the storage are more than minutes apart: set the clock (NTP) and start again.',
  PermanentRedirect: MOVED,
  AuthorizationHeaderMalformed: MOVED,
  TimeoutError: SLOW,
  ECONNREFUSED: UNREACHED,
  ENOTFOUND: UNREACHED,
  EAI_AGAIN: UNREACHED,
  EHOSTUNREACH: UNREACHED,
  ENETUNREACH: UNREACHED,
  ECONNRESET: UNREACHED,
  RangeIgnored: 'The storage, or a proxy before it, answers with all of a file when it is asked for a part: it cannot be used.',
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE,
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE,
};

/** The word that an error of the client or of the network goes by. */
export const codeOf = (error: unknown): string => {
  const { name, code, Code } = Object(error) as Readonly<Record<string, unknown>>;
  return [code, Code, name].find(word => typeof word === 'string') ?? 'unknown';
};

const MISSING = new Set(['NoSuchKey', 'NotFound', 'NoSuchVersion']);
export const saysMissing = (error: unknown): boolean => MISSING.has(codeOf(error));
export const saysBeyond = (error: unknown): boolean => codeOf(error) === 'InvalidRange';
/** What a storage does not offer at all. */
export const saysNotOffered = (error: unknown): boolean => ['NotImplemented', 'MethodNotAllowed', 'UnsupportedOperation'].includes(codeOf(error));

/** The error as one of ours. */
export const troubleWith = (error: unknown): BucketTrouble => {
  const code = codeOf(error);
  return new BucketTrouble(code, SENTENCES[code] ?? `The storage failed with ${/^\w{1,60}$/.test(code) ? code : 'an error of its own'}.`, error);
};

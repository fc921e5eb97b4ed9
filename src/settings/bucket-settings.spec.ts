import { bucketSettings } from './bucket-settings.js';
import { Misconfigured } from './misconfigured.js';

const full = {
  S3_BUCKET: 'films',
  S3_ENDPOINT: 'https://s3.example.org',
  S3_REGION: 'auto',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'secret',
  S3_PREFIX: 'keyreel/one/',
  S3_FORCE_PATH_STYLE: '0',
  S3_CHECKSUMS: 'when_required',
  S3_DIRECT_SECONDS: '900',
};

describe('the settings of a bucket', () => {
  it('are none without a bucket, and files stay in the data folder', () => {
    expect(bucketSettings({ S3_BUCKET: ' ', PATH: '/bin' })).toBeNull();
  });

  it('are few for a bucket of AWS, whose role is that of the machine', () => {
    expect(bucketSettings({ S3_BUCKET: 'films', AWS_REGION: 'eu-central-1' })).toEqual({
      bucket: 'films',
      endpoint: null,
      region: 'eu-central-1',
      credentials: null,
      prefix: '',
      forcePathStyle: false,
      checksums: 'when_supported',
      directSeconds: null,
    });
  });

  it('go by the path at an address of one’s own', () => {
    expect(bucketSettings({ S3_BUCKET: 'films', S3_ENDPOINT: 'http://127.0.0.1:9000' })).toMatchObject({ region: 'us-east-1', forcePathStyle: true });
  });

  it('can all be said', () => {
    expect(bucketSettings({ ...full, S3_SESSION_TOKEN: 'for-an-hour' })).toEqual({
      bucket: 'films',
      endpoint: 'https://s3.example.org',
      region: 'auto',
      credentials: { accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'for-an-hour' },
      prefix: 'keyreel/one/',
      forcePathStyle: false,
      checksums: 'when_required',
      directSeconds: 900,
    });
  });

  it.each<[NodeJS.ProcessEnv, RegExp]>([
    [{ S3_ENDPOINT: 'https://s3.example.org' }, /^S3_ENDPOINT is set, but S3_BUCKET is not/],
    [{ S3_BUCKET: 's3://films' }, /^S3_BUCKET must be the name of a bucket alone/],
    [{ S3_BUCKET: 'Films' }, /^S3_BUCKET/],
    [{ S3_BUCKET: 'films' }, /^S3_REGION must name the region/],
    [{ ...full, S3_ENDPOINT: 's3.example.org' }, /^S3_ENDPOINT must be the http or https address/],
    [{ ...full, S3_ENDPOINT: 'https://id:secret@s3.example.org' }, /^S3_ENDPOINT/],
    [{ ...full, S3_SECRET_ACCESS_KEY: '' }, /^S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together/],
    [{ ...full, S3_ACCESS_KEY_ID: '' }, /belong together/],
    [{ ...full, S3_PREFIX: '../elsewhere' }, /^S3_PREFIX must be a path/],
    [{ ...full, S3_PREFIX: '/films' }, /^S3_PREFIX/],
    [{ ...full, S3_FORCE_PATH_STYLE: 'yes' }, /^S3_FORCE_PATH_STYLE must be 0 or 1/],
    [{ ...full, S3_CHECKSUMS: 'md5' }, /^S3_CHECKSUMS must be when_supported or when_required/],
    [{ ...full, S3_DIRECT_SECONDS: '604801' }, /^S3_DIRECT_SECONDS must be a whole number/],
    [{ ...full, S3_DIRECT_SECONDS: 'often' }, /^S3_DIRECT_SECONDS/],
  ])('%j stop the start', (env, sentence) => {
    expect(() => bucketSettings(env)).toThrow(Misconfigured);
    expect(() => bucketSettings(env)).toThrow(sentence);
  });

  it('never repeat a secret in a sentence', () => {
    const reason = (env: NodeJS.ProcessEnv): string => {
      try {
        return JSON.stringify(bucketSettings(env));
      } catch (error) {
        return String(error);
      }
    };
    expect(reason({ ...full, S3_ENDPOINT: 'https://id:canary@s3.example.org' })).not.toContain('canary');
    expect(reason({ S3_SECRET_ACCESS_KEY: 'canary' })).not.toContain('canary');
  });
});

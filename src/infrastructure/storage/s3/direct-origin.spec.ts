import { Bucket } from './bucket.js';
import { directOrigin } from './direct-origin.js';

const settings = {
  bucket: 'films',
  endpoint: null,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
  prefix: '',
  forcePathStyle: false,
  checksums: 'when_supported',
  directSeconds: 60,
} as const;

it.each([
  ['of the vendor', {}],
  ['of the vendor, in the path', { forcePathStyle: true }],
  ['of the vendor, with a dot in the name', { bucket: 'my.films' }],
  ['elsewhere', { endpoint: 'https://s3.example.org' }],
  ['elsewhere, in the path', { endpoint: 'http://127.0.0.1:9000/below', forcePathStyle: true }],
  ['elsewhere, on a port', { endpoint: 'http://storage.example.org:9000' }],
])('names for a bucket %s where its addresses lead to', async (_, otherwise) => {
  const place = { ...settings, ...otherwise };
  const address = await new Bucket(place, 1024).address('a film', { seconds: 60, mediaType: 'video/mp4', disposition: 'inline' });
  expect(directOrigin(place)).toBe(new URL(address).origin);
});

it('names nothing while readers are sent nowhere', () => {
  expect([directOrigin(null), directOrigin({ ...settings, directSeconds: null })]).toEqual([null, null]);
});

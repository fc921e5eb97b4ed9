import type { BucketSettings } from '../../../settings/bucket-settings.js';

type Addressed = Pick<BucketSettings, 'bucket' | 'endpoint' | 'region' | 'forcePathStyle' | 'directSeconds'>;

/** Where readers are sent to for a source, as browsers name it; null while nobody is sent anywhere. */
export const directOrigin = (settings: Addressed | null): string | null => {
  if (settings === null || settings.directSeconds === null) return null;
  const { bucket, endpoint, region, forcePathStyle } = settings;
  const { protocol, host, origin } = new URL(endpoint ?? `https://s3.${region}.amazonaws.com`);
  // a name with dots fits no certificate, so the client puts it into the path
  const isInPath = forcePathStyle || (bucket.includes('.') && protocol === 'https:');
  return isInPath ? origin : `${protocol}//${bucket}.${host}`;
};

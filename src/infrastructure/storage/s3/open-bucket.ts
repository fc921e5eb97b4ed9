import { randomUUID } from 'node:crypto';
import type { BucketSettings } from '../../../settings/bucket-settings.js';
import { Misconfigured } from '../../../settings/misconfigured.js';
import type { Journal } from '../../messaging/journal.js';
import { Bucket } from './bucket.js';
import { BucketTrouble } from './bucket-trouble.js';

const SWEEP_EVERY_MS = 3_600_000;
const A_DAY_MS = 86_400_000;

/** Whether what is written comes back as it was, in a part as well, and goes away. */
const tryOut = async (bucket: Bucket): Promise<void> => {
  const [key, bytes] = [`check/${randomUUID()}`, Buffer.from('Keyreel looks whether it can keep files here.')];
  await bucket.ping();
  await bucket.put(key, bytes);
  const found: Uint8Array[] = [];
  try {
    for await (const part of (await bucket.get(key, { start: 8, end: 12 })) ?? []) found.push(part);
  } finally {
    await bucket.delete(key);
  }
  if (!Buffer.concat(found).equals(bytes.subarray(8, 13)))
    throw new Misconfigured(
      'The storage gives back other bytes than it was given: set S3_CHECKSUMS=when_required, or look for a proxy that changes bodies.',
    );
  if ((await bucket.head(key)) !== null)
    throw new Misconfigured(
      'The storage keeps what is deleted, so nothing could ever be erased: look for a retention rule or an object lock on the bucket.',
    );
};

const sweep = async (bucket: Bucket, journal: Journal): Promise<void> => {
  try {
    const count = await bucket.abortBegunBefore(Date.now() - A_DAY_MS);
    if (count !== null && count > 0) journal.info('uploads to the bucket that nobody ended were given up', { count });
  } catch (error) {
    journal.warn('uploads to the bucket that nobody ended could not be swept: a lifecycle rule of the bucket should do it', { error });
  }
};

/** A bucket that was tried out. Throws Misconfigured with a sentence that says what to do. */
export const openBucket = async (settings: BucketSettings, mostBytes: number, journal: Journal): Promise<Bucket> => {
  const bucket = new Bucket(settings, mostBytes);
  try {
    const keepsVersions = await bucket.learnVersions();
    await tryOut(bucket);
    if (keepsVersions === true) journal.info('the bucket keeps versions: whatever is deleted is deleted in each of them');
    if (keepsVersions === null)
      journal.warn('the bucket does not say whether it keeps versions: allow s3:GetBucketVersioning, or what is erased may remain as an old version');
  } catch (error) {
    bucket.close();
    throw error instanceof BucketTrouble ? new Misconfigured(error.message, { cause: error }) : error;
  }
  void sweep(bucket, journal);
  const sweeping = setInterval(() => void sweep(bucket, journal), SWEEP_EVERY_MS).unref();
  bucket.whenClosed(() => clearInterval(sweeping));
  return bucket;
};

import { join } from 'node:path';
import type { Configuration } from '../../configuration.js';
import type { ContentStorage } from '../../shared-kernel/ports/storage.js';
import type { Journal } from '../messaging/journal.js';
import { AccountBucketStore } from '../uploads/account-bucket-store.js';
import type { OpenUploadStore } from '../uploads/upload-store.js';
import type { Vault } from '../vault/vault.js';
import { DiskContentStorage } from './disk-content-storage.js';
import { OwnFolder, sweepUntouched } from './own-folder.js';
import { SealedContentStore } from './sealed-content-store.js';

/** What work on media leaves in scratch when it is killed. */
const HALF_WAY = /^(audio|look|sound)-|\.source(\.page)?$/;
const SWEEP_EVERY_MS = 3_600_000;

/** Where files lie. */
export interface OpenStorage {
  readonly content: SealedContentStore;
  /** Null where resumable uploads lie in the data folder. */
  readonly openUploads: OpenUploadStore;
  close(): Promise<void>;
}

interface Place {
  readonly storage: ContentStorage;
  readonly openUploads: OpenUploadStore;
  close(): Promise<void>;
}

type Settings = Pick<Configuration, 'bucket' | 'dataDir' | 'maxUploadBytes'>;

const onDisk = async ({ dataDir }: Settings): Promise<Place> => {
  const storage = new DiskContentStorage(join(dataDir, 'content'));
  await storage.clearDrafts();
  return { storage, openUploads: null, close: () => storage.close() };
};

const inBucket = async (settings: NonNullable<Settings['bucket']>, scratchDir: string, mostBytes: number, journal: Journal): Promise<Place> => {
  // the client of a storage is large, and nobody without a bucket waits for it
  const { openBucket } = await import('./s3/open-bucket.js');
  const { S3ContentStorage } = await import('./s3/s3-content-storage.js');
  const bucket = await openBucket(settings, mostBytes, journal);
  return {
    storage: new S3ContentStorage(bucket, { scratchDir, directSeconds: settings.directSeconds }),
    openUploads: expireAfterMs => new AccountBucketStore(bucket, scratchDir, expireAfterMs),
    close: async () => bucket.close(),
  };
};

/** Opens the storage that the settings name, and clears what killed processes left half-way. */
export const openStorage = async (settings: Settings, { sealer, opener }: Vault, journal: Journal): Promise<OpenStorage> => {
  const scratch = join(settings.dataDir, 'scratch');
  const lent = new OwnFolder(join(scratch, 'lent'));
  const scratchDir = await lent.make();
  const sweep = () => Promise.all([lent.sweep(), sweepUntouched(scratch, HALF_WAY)]);
  await sweep();
  // what a machine that is gone for good left on a folder that is shared, and half a film whose owner was erased meanwhile
  const sweeping = setInterval(() => void sweep().catch(() => undefined), SWEEP_EVERY_MS).unref();
  const { bucket, maxUploadBytes } = settings;
  const { storage, openUploads, close } = await (bucket === null ? onDisk(settings) : inBucket(bucket, scratchDir, maxUploadBytes, journal));
  return {
    content: new SealedContentStore({ storage, sealer, opener, scratchDir }),
    openUploads,
    close: async () => {
      clearInterval(sweeping);
      await lent.close();
      await close();
    },
  };
};

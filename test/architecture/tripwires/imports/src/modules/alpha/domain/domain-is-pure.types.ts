import type { disk } from '../../../infrastructure/storage/disk.js';

export type Disk = typeof disk;

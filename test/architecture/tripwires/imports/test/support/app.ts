import { disk } from '../../src/infrastructure/storage/disk.js';

export const app = disk;

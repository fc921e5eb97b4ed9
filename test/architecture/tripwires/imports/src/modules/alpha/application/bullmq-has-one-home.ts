import type { default as Vendor } from 'bullmq';

export type Used = typeof Vendor;

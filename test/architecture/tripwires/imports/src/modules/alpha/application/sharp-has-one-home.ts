import type { default as Vendor } from 'sharp';

export type Used = typeof Vendor;

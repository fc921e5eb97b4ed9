import type { default as Vendor } from 'node-av';

export type Used = typeof Vendor;

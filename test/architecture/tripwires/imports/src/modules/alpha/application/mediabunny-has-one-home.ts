import type { default as Vendor } from 'mediabunny';

export type Used = typeof Vendor;

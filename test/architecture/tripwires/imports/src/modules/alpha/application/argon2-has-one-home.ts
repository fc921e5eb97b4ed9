import type { default as Vendor } from '@node-rs/argon2';

export type Used = typeof Vendor;

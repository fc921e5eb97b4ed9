import type { default as Vendor } from 'otpauth';

export type Used = typeof Vendor;

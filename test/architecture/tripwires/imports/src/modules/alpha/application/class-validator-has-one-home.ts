import type { default as Vendor } from 'class-validator';

export type Used = typeof Vendor;

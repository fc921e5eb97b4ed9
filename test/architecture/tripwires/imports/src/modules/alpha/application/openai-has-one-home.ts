import type { default as Vendor } from 'openai';

export type Used = typeof Vendor;

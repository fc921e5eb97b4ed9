import type { default as Vendor } from '@mikro-orm/core';

export type Used = typeof Vendor;

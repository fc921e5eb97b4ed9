import type { default as Vendor } from 'fastify';

export type Used = typeof Vendor;

import type { default as Vendor } from 'nodemailer';

export type Used = typeof Vendor;

import type { One } from './no-circles.one.js';

export type Other = One | 2;

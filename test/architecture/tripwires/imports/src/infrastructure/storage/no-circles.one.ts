import type { Other } from './no-circles.other.js';

export type One = Other | 1;

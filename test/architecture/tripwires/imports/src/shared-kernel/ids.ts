import { hostname } from 'node:os';

export const ruleBroken = 'ids-need-uuid-and-a-hash-alone';
export const newId = hostname;

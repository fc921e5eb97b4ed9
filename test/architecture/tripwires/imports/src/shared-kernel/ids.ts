import { randomUUID } from 'node:crypto';

export const ruleBroken = 'ids-need-uuid-alone';
export const newId = randomUUID;

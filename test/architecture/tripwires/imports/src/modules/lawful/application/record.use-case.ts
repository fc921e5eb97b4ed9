import { decide } from '../domain/lawful.js';

export const record = (): unknown => decide();

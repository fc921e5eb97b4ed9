import { decide } from '../../lawful/domain/lawful.js';

export const run = decide;

import { record } from '../application/record.use-case.js';

export const post = (): unknown => record();

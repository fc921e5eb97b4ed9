import { gone } from './gone.js';

export const missing = gone;

import { root } from '../../root.js';

export const known = root;

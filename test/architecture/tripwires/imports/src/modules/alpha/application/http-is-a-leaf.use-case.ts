import { shape } from '../http/alpha.requests.js';

export const used = shape;

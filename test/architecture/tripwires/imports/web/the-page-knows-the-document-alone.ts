export { root } from '../src/root.js';

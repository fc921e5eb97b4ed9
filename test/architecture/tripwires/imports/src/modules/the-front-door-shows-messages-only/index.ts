export { record } from './application/record.use-case.js';

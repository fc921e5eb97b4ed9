export { notices, type NoticeView } from './domain/queries.js';

export { noticeFacts, webhookFacts } from './domain/events.js';
export { noticeAgain, noticeById, notices, type NoticeKind, type NoticeView } from './domain/queries.js';

export { noticeFacts, webhookFacts } from './domain/events.js';
export { noticeAgain, noticeById, notices, webhooksOf, type NoticeKind, type NoticeView, type WebhookView } from './domain/queries.js';

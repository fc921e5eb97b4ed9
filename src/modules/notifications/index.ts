export { noticeFacts, webhookFacts } from './domain/events.js';
export { noticeAgain, noticeById, notices, type NoticeKind, type NoticeView } from './domain/queries.js';
export { webhooksOf, type WebhookView } from './domain/webhook-queries.js';

export { noticeFacts } from './notice-events.js';
export { webhookFacts } from './webhook-events.js';

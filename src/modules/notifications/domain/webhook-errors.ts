import { refusal } from '../../../shared-kernel/refusal.js';

export const WebhookUnknown = refusal('webhook_unknown', 'missing', 'There is no such webhook.');
export const TooManyWebhooks = refusal('too_many_webhooks', 'conflict', 'An account can have so many webhooks and no more.', {
  remedies: ['remove_a_webhook'],
});
export const WebhookUrlRefused = refusal(
  'webhook_url_refused',
  'invalid',
  'Messages are sent to public https addresses only, without a user name or password in the URL.',
  { remedies: ['use_a_public_https_url', 'have_the_operator_allow_this_host'] },
);
export const DeliveryUnknown = refusal('delivery_unknown', 'missing', 'No such message was meant for this webhook.');
export const WebhookIsPaused = refusal('webhook_paused', 'conflict', 'This webhook is paused; resume it first.', { remedies: ['resume_webhook'] });

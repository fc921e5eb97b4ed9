import type { FailureReason, KeyTrouble, KeyTroubleReason, RefusalReason } from '../../shared-kernel/ports/provider.js';

/** What a provider's code, or its coarser type, tells about how a call ended. */
export type Meaning =
  | { readonly says: 'key'; readonly status: KeyTrouble['status']; readonly reason: KeyTroubleReason }
  | { readonly says: 'slow-down' }
  | { readonly says: 'refused'; readonly reason: RefusalReason }
  | { readonly says: 'failed'; readonly reason: FailureReason };

const key = (status: KeyTrouble['status'], reason: KeyTroubleReason): Meaning => ({ says: 'key', status, reason });
const refused = (reason: RefusalReason): Meaning => ({ says: 'refused', reason });
const failed = (reason: FailureReason): Meaning => ({ says: 'failed', reason });
const slowDown: Meaning = { says: 'slow-down' };

/** `error.code`, the most exact word of the provider. It decides whatever the HTTP status is: images report a reached limit with 400. */
export const codes: Readonly<Record<string, Meaning>> = {
  invalid_api_key: key('invalid', 'invalid_api_key'),
  incorrect_api_key: key('invalid', 'invalid_api_key'),
  account_deactivated: key('invalid', 'account_deactivated'),
  api_key_expired: key('expired', 'api_key_expired'),
  expired_api_key: key('expired', 'api_key_expired'),
  key_expired: key('expired', 'api_key_expired'),
  token_expired: key('expired', 'api_key_expired'),
  organization_member_required: key('restricted', 'organization_member_required'),
  ip_not_authorized: key('restricted', 'ip_not_authorized'),
  unsupported_country_region_territory: key('restricted', 'region_not_supported'),
  unsupported_country: key('restricted', 'region_not_supported'),
  region_not_supported: key('restricted', 'region_not_supported'),
  credit_balance_exhausted: key('exhausted', 'credit_balance_exhausted'),
  organization_spend_limit_exceeded: key('exhausted', 'organization_spend_limit_exceeded'),
  project_spend_limit_exceeded: key('exhausted', 'project_spend_limit_exceeded'),
  organization_usage_limit_exceeded: key('exhausted', 'organization_usage_limit_exceeded'),
  insufficient_quota: key('exhausted', 'insufficient_quota'),
  billing_hard_limit_reached: key('exhausted', 'billing_hard_limit_reached'),
  billing_not_active: key('exhausted', 'billing_not_active'),
  rate_limit_exceeded: slowDown,
  slow_down: slowDown,
  model_not_found: refused('model_not_available'),
  model_not_available: refused('model_not_available'),
  unsupported_model: refused('model_not_available'),
  context_length_exceeded: refused('too_long'),
  string_above_max_length: refused('too_long'),
  max_tokens_exceeded: refused('too_long'),
  input_too_long: refused('too_long'),
  request_too_large: refused('too_large'),
  image_too_large: refused('too_large'),
  image_file_too_large: refused('too_large'),
  moderation_blocked: refused('content_policy'),
  content_policy_violation: refused('content_policy'),
  image_content_policy_violation: refused('content_policy'),
  content_filter: refused('content_policy'),
  invalid_prompt: refused('content_policy'),
  bio_policy: refused('content_policy'),
  cyber_policy: refused('content_policy'),
  misalignment_policy_violation: refused('content_policy'),
  server_error: failed('server_error'),
  internal_error: failed('server_error'),
  internal_server_error: failed('server_error'),
  server_is_overloaded: failed('overloaded'),
  engine_overloaded: failed('overloaded'),
  overloaded: failed('overloaded'),
};

/** `error.type`, asked when the code is absent or unknown. `server_error` is not here: a body that is too large (413) carries it as well. */
export const types: Readonly<Record<string, Meaning>> = {
  insufficient_quota: key('exhausted', 'insufficient_quota'),
  billing_not_active: key('exhausted', 'billing_not_active'),
  image_generation_user_error: refused('content_policy'),
  rate_limit_error: slowDown,
  rate_limit_exceeded: slowDown,
  requests: slowDown,
  tokens: slowDown,
  service_unavailable_error: failed('overloaded'),
  overloaded_error: failed('overloaded'),
};

/** What we tell the user; the provider's prose may quote the prompt or the key, so none of it is passed on. */
export const sentences: Readonly<Record<RefusalReason, string>> = {
  model_not_available: 'The model does not exist for this credential.',
  capability_missing: 'The credential lacks the permission for this kind of request.',
  content_policy: 'The provider refused the content under its usage policies.',
  content_policy_at_output: 'The provider refused to hand out what it had made, under its usage policies.',
  too_long: 'The request is longer than the model accepts.',
  too_large: 'The request is larger than the provider accepts.',
  incomplete_max_tokens: 'The answer reached the stated maximum of tokens before it was complete.',
  empty_answer: 'The model finished without saying anything.',
  invalid_request: 'The provider does not accept the request as it is.',
};

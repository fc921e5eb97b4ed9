import { refusal } from '../../shared-kernel/refusal.js';

export const RequestInvalid = refusal('request_invalid', 'malformed', 'The request does not have the shape that this route asks for.');
export const PayerNotSelectable = refusal('payer_not_selectable', 'malformed', 'Who pays is fixed by the platform and cannot be chosen.', {
  rule: 'R21',
});
export const JsonMalformed = refusal('json_malformed', 'malformed', 'The body is not well-formed JSON.');
export const JsonTooDeep = refusal('json_too_deep', 'malformed', 'The body is nested too deeply.');
export const JsonKeyForbidden = refusal('json_key_forbidden', 'malformed', 'The body holds a key that no request may hold.');
export const MediaTypeUnsupported = refusal('media_type_unsupported', 'malformed', 'This route does not take a body of this type.');
export const BodyTooLarge = refusal('body_too_large', 'too-large', 'The body is larger than this route takes.');
export const PositionInvalid = refusal('position_invalid', 'malformed', 'The position is not one that this service gave out.');
export const TokenMissing = refusal('token_missing', 'unauthenticated', 'This route needs a bearer token in the Authorization header.');
export const TokenInvalid = refusal('token_invalid', 'unauthenticated', 'The token is unknown, has ended or has expired.');
export const ForeignPage = refusal(
  'foreign_page',
  'forbidden',
  'A session that lies in a cookie is for this service’s own page; the request did not come from there.',
  { remedies: ['open_the_page', 'use_a_token'] },
);
export const RoleRequired = refusal('role_required', 'forbidden', 'This account does not have the role that the route asks for.');
export const ScopeMissing = refusal('scope_missing', 'forbidden', 'The token was not given the scope that the route asks for.');
export const LookNotOpen = refusal(
  'look_not_open',
  'forbidden',
  'With an owner’s consent support looks at content; this route shows none, or changes something.',
);
export const TicketMalformed = refusal(
  'ticket_malformed',
  'malformed',
  'The Keyreel-Ticket is not 1 to 60 letters, digits and characters among these: # _ : / - and the full stop.',
);
export const ResourceMissing = refusal('resource_missing', 'missing', 'There is nothing here, or nothing that you may see.');
export const RouteMissing = refusal('route_missing', 'missing', 'There is no such route.');
export const PreconditionRequired = refusal('precondition_required', 'unconditional', 'Say in If-Match which version you are changing.');
export const PreconditionMalformed = refusal(
  'precondition_malformed',
  'malformed',
  'If-Match does not hold an entity tag that this service gave out.',
);
export const IdempotencyKeyRequired = refusal('idempotency_key_required', 'malformed', 'This route needs an Idempotency-Key header.');
export const IdempotencyKeyMalformed = refusal(
  'idempotency_key_malformed',
  'malformed',
  'The Idempotency-Key is not 1 to 200 visible ASCII characters.',
);
export const IdempotencyKeyReused = refusal('idempotency_key_reused', 'invalid', 'This Idempotency-Key was used with another request.');
export const IdempotencyInFlight = refusal('idempotency_in_flight', 'conflict', 'The first request with this Idempotency-Key is still under way.');
export const RangeNotSatisfiable = refusal('range_not_satisfiable', 'malformed', 'The content does not reach as far as the range asked for.');
export const TooManyTries = refusal('too_many_tries', 'too-many', 'There were too many tries; wait before the next one.');
export const ContentGone = refusal('content_gone', 'missing', 'What was kept here has been deleted.', { remedies: ['upload_again'] });
export const DataUnreadable = refusal('data_unreadable', 'unavailable', 'What was asked for is here but cannot be read just now.', {
  remedies: ['contact_support'],
});
export const HistoryUnavailable = refusal(
  'history_unavailable',
  'unavailable',
  'The service cannot write its history just now; the same request may be repeated.',
  {
    retryAfter: 1,
  },
);

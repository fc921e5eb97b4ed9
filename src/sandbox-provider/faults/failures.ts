/** An error answer as the protocol documents it. Nothing was carried out, so nothing is billed. */
export interface Failure {
  readonly status: number;
  readonly type: string | null;
  readonly code: string | null;
  readonly message: string;
  readonly param?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Further fields of the error object. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Sent instead of the error envelope. */
  readonly raw?: { readonly contentType: string; readonly body: string };
}

/** Ends the handling of a request with an error answer. */
export class ProviderRefusal extends Error {
  override readonly name = 'ProviderRefusal';

  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

const invalidRequest = 'invalid_request_error';
const money = 'insufficient_quota';

const key = (code: string | null, message: string, status = 401): Failure => ({ status, type: invalidRequest, code, message });
const funds = (code: string, message: string): Failure => ({ status: 429, type: money, code, message });
const server = (status: number, code: string | null, message: string): Failure => ({ status, type: 'server_error', code, message });
const bad = (code: string | null, message: string, param?: string): Failure => ({
  status: 400,
  type: invalidRequest,
  code,
  message,
  ...(param ? { param } : {}),
});

/** Failures of the credential: who is asking. */
const ofTheKey = {
  invalid_api_key: key('invalid_api_key', 'Incorrect API key provided.'),
  api_key_expired: key('api_key_expired', 'This API key has expired. Create a new one.'),
  account_deactivated: key('account_deactivated', 'The account that this API key belongs to is closed.'),
  'not-in-organization': key(null, 'You must be a member of an organization to use the API.'),
  'ip-not-authorized': key(null, 'Your IP is not authorized: this request comes from an address outside of the allow-list of the project.'),
  unsupported_country_region_territory: {
    ...key('unsupported_country_region_territory', 'Country, region, or territory not supported.', 403),
    type: 'request_forbidden',
  },
  'missing-scopes': key(null, 'You have insufficient permissions for this operation. Missing scopes: model.request.'),
  'missing-scopes-403': key(null, 'You have insufficient permissions for this operation. Missing scopes: model.request.', 403),
} satisfies Record<string, Failure>;

/** Failures of the money behind the credential; only the code tells them from a rate limit. */
const ofTheFunds = {
  credit_balance_exhausted: funds('credit_balance_exhausted', 'The credit balance of this account is used up.'),
  insufficient_quota: funds('insufficient_quota', 'You exceeded your current quota: check your plan and billing details.'),
  organization_spend_limit_exceeded: funds('organization_spend_limit_exceeded', 'The spend limit of the organization is reached.'),
  project_spend_limit_exceeded: funds('project_spend_limit_exceeded', 'The spend limit of the project is reached.'),
  organization_usage_limit_exceeded: funds('organization_usage_limit_exceeded', 'The usage limit of the organization is reached.'),
  billing_not_active: { ...funds('billing_not_active', 'Billing is not active for this account.'), type: 'billing_not_active' },
  /** On image calls this one arrives as a 400. */
  billing_hard_limit_reached: funds('billing_hard_limit_reached', 'Billing hard limit has been reached.'),
} satisfies Record<string, Failure>;

/** Failures of speed. */
const ofThePace = {
  rate_limit_exceeded: {
    status: 429,
    type: 'requests',
    code: 'rate_limit_exceeded',
    message: 'Rate limit reached for requests.',
    headers: { 'retry-after': '1', 'retry-after-ms': '1000' },
  },
  slow_down: {
    status: 429,
    type: 'rate_limit_error',
    code: 'slow_down',
    message: 'The request rate rose too fast. Slow down.',
    headers: { 'retry-after': '1' },
  },
  'rate-limit-tokens': { status: 429, type: 'tokens', code: 'rate_limit_exceeded', message: 'Rate limit reached for tokens.' },
} satisfies Record<string, Failure>;

/** Failures of this request. */
const ofTheRequest = {
  model_not_found: { ...bad('model_not_found', 'The model does not exist or you do not have access to it.', 'model'), status: 404 },
  'project-without-model': { ...bad('model_not_found', 'Project does not have access to this model.', 'model'), status: 403 },
  context_length_exceeded: bad('context_length_exceeded', 'Your input exceeds the context window of this model.', 'input'),
  'token-limit-text': bad(null, 'This request asks for more tokens than the limit of 1050000 tokens.'),
  moderation_blocked: {
    ...bad('moderation_blocked', 'Your request was rejected by the safety system.'),
    type: 'image_generation_user_error',
    extra: { moderation_details: { stage: 'input', categories: ['violence'] } },
  },
  'moderation-blocked-output': {
    ...bad('moderation_blocked', 'The picture was rejected by the safety system.'),
    type: 'image_generation_user_error',
    extra: { moderation_details: { stage: 'output', categories: ['violence'] } },
  },
  content_policy_violation: bad('content_policy_violation', 'Your request was rejected by the safety system.'),
  invalid_prompt: bad('invalid_prompt', 'Your prompt was flagged as violating the usage policy.'),
  'audio-too-long': bad('invalid_value', 'audio duration 1500.0 seconds is longer than 1400 seconds which is the maximum for this model', 'file'),
  'invalid-audio': bad(null, 'Audio file might be corrupted or unsupported', 'file'),
  'too-large': { ...bad(null, 'Maximum content size limit (26214400) exceeded'), status: 413, type: 'server_error' },
} satisfies Record<string, Failure>;

/** Failures of the provider itself. */
const ofTheProvider = {
  'server-error': server(500, 'server_error', 'The server had an error while processing your request.'),
  'bad-gateway': server(502, null, 'Bad gateway.'),
  'bad-gateway-html': { ...server(502, null, ''), raw: { contentType: 'text/html', body: '<html><body><h1>502 Bad Gateway</h1></body></html>' } },
  server_is_overloaded: server(503, 'server_is_overloaded', 'The engine is currently overloaded.'),
  'gateway-timeout': server(504, null, 'Gateway timeout.'),
  'request-timeout': server(408, null, 'Request timed out.'),
  conflict: server(409, null, 'The resource was changed by another request.'),
  'unknown-code': { ...bad('sandbox_never_heard_of_this', 'Something nobody has documented.'), type: 'sandbox_unknown_type' },
  'unknown-code-429': { ...bad('sandbox_never_heard_of_this', 'Something nobody has documented.'), status: 429, type: 'sandbox_unknown_type' },
  'empty-error': { ...bad(null, ''), raw: { contentType: 'application/json', body: '{"error":{}}' } },
  'no-error-body': { ...server(500, null, ''), raw: { contentType: 'application/json', body: '' } },
  redirect: { ...server(307, null, ''), headers: { location: 'http://127.0.0.1:9/' }, raw: { contentType: 'text/plain', body: '' } },
} satisfies Record<string, Failure>;

/** Every error answer of the sandbox, named by the provider's code where it has one. */
export const failures = { ...ofTheKey, ...ofTheFunds, ...ofThePace, ...ofTheRequest, ...ofTheProvider } satisfies Record<string, Failure>;

export type FailureName = keyof typeof failures;

/** The failures that more money cures. */
export const fundsFailures: ReadonlySet<string> = new Set(Object.keys(ofTheFunds));

/** A request that the protocol cannot read: 400 with the parameter's name. */
export function invalidValue(message: string, param: string, code = 'invalid_value'): ProviderRefusal {
  return new ProviderRefusal(bad(code, message, param));
}

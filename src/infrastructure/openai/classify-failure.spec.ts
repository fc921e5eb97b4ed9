import { classify, scopesNamed, type SpokenError } from './classify-failure.js';

const spoken = (error: Partial<SpokenError>): SpokenError => ({
  operation: 'text',
  status: 400,
  code: null,
  type: null,
  message: '',
  enveloped: true,
  retryAfterMs: null,
  requestId: 'req_1',
  ...error,
});

const said = (error: Partial<SpokenError>) => {
  const outcome = classify(spoken(error));
  switch (outcome.outcome) {
    case 'key-trouble':
      return `${outcome.trouble.status}: ${outcome.trouble.reason}`;
    case 'rate-limited':
      return `wait ${outcome.retryAfterMs}`;
    case 'failed':
      return `failed: ${outcome.reason}${outcome.retryable ? '' : ', not to be sent again'}`;
    case 'refused':
    case 'unknown':
      return `${outcome.outcome}: ${outcome.reason}`;
  }
};

const scopes = 'You have insufficient permissions for this operation. Missing scopes: ';

describe('what an error of the provider means (rules §11)', () => {
  it.each<[string, Partial<SpokenError>, string]>([
    ['a wrong key', { status: 401, code: 'invalid_api_key' }, 'invalid: invalid_api_key'],
    ['a wrong key without a code', { status: 401, message: 'Incorrect API key provided: sk-pr**xyz.' }, 'invalid: invalid_api_key'],
    ['a closed account', { status: 401, code: 'account_deactivated' }, 'invalid: account_deactivated'],
    ['an unknown 401', { status: 401 }, 'invalid: unauthorized'],
    ['a 401 whose code nobody knows', { status: 401, code: 'brand_new' }, 'invalid: unauthorized'],
    ['an expired key', { status: 401, code: 'api_key_expired' }, 'expired: api_key_expired'],
    ['an expired key without a code', { status: 401, message: 'This API key has expired.' }, 'expired: api_key_expired'],
    ['"wrong, revoked or expired" with a code', { status: 401, code: 'invalid_api_key', message: 'Or it has expired.' }, 'invalid: invalid_api_key'],
    [
      'no organisation',
      { status: 401, message: 'You must be a member of an organization to use the API.' },
      'restricted: organization_member_required',
    ],
    ['an address not on the list', { status: 401, message: 'Your IP is not authorized: 203.0.113.9' }, 'restricted: ip_not_authorized'],
    ['a country', { status: 403, code: 'unsupported_country_region_territory' }, 'restricted: region_not_supported'],
    ['a country without a code', { status: 403, message: 'Country, region, or territory not supported' }, 'restricted: region_not_supported'],
    ['no permission for text, 401', { status: 401, message: `${scopes}model.request.` }, 'restricted: missing_scope'],
    ['no permission for text, 403', { status: 403, message: `${scopes}api.responses.write.` }, 'restricted: missing_scope'],
    ['no permission for text, met while counting', { operation: 'count', status: 403, message: `${scopes}x.y.` }, 'restricted: missing_scope'],
    [
      'no permission for anything, met by a picture',
      { operation: 'image', status: 401, message: `${scopes}model.request.` },
      'restricted: missing_scope',
    ],
    ['no permission for pictures', { operation: 'image', status: 401, message: `${scopes}api.model.images.request.` }, 'refused: capability_missing'],
    [
      'no permission for sound',
      { operation: 'transcription', status: 403, message: `${scopes}api.model.audio.request` },
      'refused: capability_missing',
    ],
    ['no permission to list models', { operation: 'models', status: 403, message: `${scopes}api.model.read.` }, 'refused: capability_missing'],
    ['an unknown 403', { status: 403 }, 'refused: capability_missing'],

    ['no credit', { status: 429, type: 'insufficient_quota', code: 'credit_balance_exhausted' }, 'exhausted: credit_balance_exhausted'],
    [
      'the spend limit of the organisation',
      { status: 429, code: 'organization_spend_limit_exceeded' },
      'exhausted: organization_spend_limit_exceeded',
    ],
    ['the spend limit of the project', { status: 429, code: 'project_spend_limit_exceeded' }, 'exhausted: project_spend_limit_exceeded'],
    [
      'the usage limit of the organisation',
      { status: 429, code: 'organization_usage_limit_exceeded' },
      'exhausted: organization_usage_limit_exceeded',
    ],
    ['the old quota code', { status: 429, code: 'insufficient_quota' }, 'exhausted: insufficient_quota'],
    ['a quota type with a code nobody knows', { status: 429, type: 'insufficient_quota', code: 'brand_new' }, 'exhausted: insufficient_quota'],
    [
      'a hard limit, told by pictures as 400',
      { operation: 'image', status: 400, type: 'invalid_request_error', code: 'billing_hard_limit_reached' },
      'exhausted: billing_hard_limit_reached',
    ],
    ['no billing', { status: 429, type: 'billing_not_active', code: 'billing_not_active' }, 'exhausted: billing_not_active'],
    ['no credit, in the middle of a stream', { status: null, code: 'credit_balance_exhausted' }, 'exhausted: credit_balance_exhausted'],

    ['too fast', { status: 429, code: 'rate_limit_exceeded', retryAfterMs: 1200 }, 'wait 1200'],
    ['too fast, no time named', { status: 429, type: 'requests', code: 'rate_limit_exceeded' }, 'wait 5000'],
    ['a rise too fast', { status: 429, type: 'rate_limit_error', code: 'slow_down', retryAfterMs: 0 }, 'wait 0'],
    ['too fast, in the middle of a stream', { status: null, code: 'rate_limit_exceeded' }, 'wait 5000'],
    ['a bare 429', { status: 429, enveloped: false }, 'wait 5000'],
    ['a 429 whose code nobody knows', { status: 429, type: 'brand_new', code: 'brand_new' }, 'refused: invalid_request'],
    ['more than the limit of a minute', { status: 429, code: 'rate_limit_exceeded', message: 'Request too large for gpt-6' }, 'refused: too_long'],

    ['a model that is not there', { status: 404, code: 'model_not_found' }, 'refused: model_not_available'],
    ['a model the project may not use', { status: 403, code: 'model_not_found' }, 'refused: model_not_available'],
    ['a model, in words', { status: 404, message: "model 'x' not found, try pulling it first" }, 'refused: model_not_available'],
    ['too much text', { code: 'context_length_exceeded' }, 'refused: too_long'],
    ['too much text, in words', { message: "This model's maximum context length is 8192 tokens." }, 'refused: too_long'],
    [
      'too much sound',
      { code: 'invalid_value', message: 'audio duration 1500 seconds is longer than 1400 seconds which is the maximum' },
      'refused: too_long',
    ],
    ['too many bytes', { status: 413, type: 'server_error' }, 'refused: too_large'],
    ['content, by code', { code: 'moderation_blocked', type: 'image_generation_user_error' }, 'refused: content_policy'],
    ['content, by type', { code: 'brand_new', type: 'image_generation_user_error' }, 'refused: content_policy'],
    ['content, the older code', { code: 'content_policy_violation' }, 'refused: content_policy'],
    ['content, of the prompt', { code: 'invalid_prompt' }, 'refused: content_policy'],
    ['a code nobody knows', { code: 'brand_new', type: 'brand_new' }, 'refused: invalid_request'],
    ['an empty error', {}, 'refused: invalid_request'],
    ['a code nobody knows, in a stream', { status: null, code: 'brand_new' }, 'refused: invalid_request'],

    ['their fault', { status: 500, type: 'server_error', code: 'server_error' }, 'failed: server_error'],
    ['their fault, without a body', { status: 500, enveloped: false }, 'failed: server_error'],
    ['their fault, in a stream', { status: null, type: 'server_error' }, 'failed: server_error'],
    ['too busy', { status: 503, code: 'server_is_overloaded' }, 'failed: overloaded'],
    ['too busy, without a body', { status: 503, enveloped: false }, 'failed: overloaded'],
    ['a conflict', { status: 409 }, 'failed: server_error'],
    ['a request that did not arrive in time', { status: 408 }, 'failed: server_error'],
    ['a gateway error of theirs', { status: 502, type: 'server_error' }, 'failed: server_error'],
    ['the page of a gateway', { status: 502, enveloped: false }, 'unknown: gateway'],
    ['a gateway that gave up waiting', { status: 504, type: 'server_error', code: 'server_error' }, 'unknown: gateway'],
    ['a proxy that gave up waiting', { status: 524, enveloped: false }, 'unknown: gateway'],
    ['an error in a stream that says nothing', { status: null }, 'unknown: cut_stream'],
    ['a redirect', { status: 307, enveloped: false }, 'failed: redirected, not to be sent again'],
    ['an address without the API', { status: 404, enveloped: false }, 'failed: misdirected, not to be sent again'],
  ])('%s', (_, error, meaning) => {
    expect(said(error)).toBe(meaning);
  });

  it('never condemns a key for a 5xx, whatever its text says', () => {
    for (const status of [500, 502, 503, 504, 520, 521, 524, 529]) {
      const outcome = classify(spoken({ status, message: 'Incorrect API key provided; missing scopes: model.request; IP not authorized' }));
      expect(outcome.outcome).toMatch(/^(failed|unknown)$/);
    }
  });

  it('names the missing permissions', () => {
    const outcome = classify(spoken({ status: 401, message: `${scopes}api.model.read, model.request. Check that you have the correct role` }));
    expect(outcome).toMatchObject({ trouble: { missing: 'api.model.read, model.request' } });
    expect(scopesNamed('Missing scopes: ')).toEqual([]);
  });

  it('passes on our own words, the code and known numbers, and nothing else of what was said', () => {
    const message = 'audio duration 1500 seconds is longer than 1400 seconds; key sk-proj-canary; prompt canary-prompt';
    const outcome = classify(spoken({ code: 'invalid_value', message }));
    expect(outcome).toEqual({
      outcome: 'refused',
      reason: 'too_long',
      detail: 'The request is longer than the model accepts. At most 1400 seconds of audio.',
      code: 'invalid_value',
      requestId: 'req_1',
    });
  });
});

import type { CallEndedBadly, KeyTrouble, RefusalReason } from '../../shared-kernel/ports/provider.js';
import { codes, type Meaning, sentences, types } from './provider-codes.js';

/** What kind of work was asked for; a missing permission for text condemns the key, one for pictures or sound only the request. */
export type Operation = 'text' | 'count' | 'transcription' | 'image' | 'moderation' | 'models' | 'usage';

/** Everything known about an error that the provider itself has spoken. */
export interface SpokenError {
  readonly operation: Operation;
  /** Null when it came inside a stream that had begun with 200. */
  readonly status: number | null;
  readonly code: string | null;
  readonly type: string | null;
  /** Read for what it tells, never passed on. */
  readonly message: string;
  /** The body was the provider's own error document, not a page of something in between. */
  readonly enveloped: boolean;
  readonly retryAfterMs: number | null;
  readonly requestId: string | null;
  /** The provider's classifier struck what was made, not what was asked. */
  readonly atOutput?: boolean;
}

/** Waited after a rate limit that names no time, in milliseconds. */
export const UNNAMED_WAIT_MS = 5_000;

/** How a call ended, decided by the error's code, then its type, then what its text is known to say, then the status. */
export function classify(error: SpokenError): CallEndedBadly {
  const meaning = known(codes, error.code) ?? known(types, error.type);
  if (meaning) return ending(refine(meaning, error), error);
  return byText(error) ?? byStatus(error);
}

function known(table: Readonly<Record<string, Meaning>>, word: string | null): Meaning | undefined {
  return word !== null && Object.hasOwn(table, word) ? table[word] : undefined;
}

/** What was made may break the rules of content although what was asked does not; a request above the account's tokens per minute is called a rate limit, but waiting would never cure it. */
function refine(meaning: Meaning, error: SpokenError): Meaning {
  if (meaning.says === 'refused' && meaning.reason === 'content_policy' && error.atOutput)
    return { says: 'refused', reason: 'content_policy_at_output' };
  const hopeless = meaning.says === 'slow-down' && /^Request too large/i.test(error.message);
  return hopeless ? { says: 'refused', reason: 'too_long' } : meaning;
}

/** Statuses with which something between us and the provider says that it lost the provider, which may work on nonetheless. */
const LOST_BEHIND_A_GATEWAY = new Set([504, 520, 524]);

function ending(meaning: Meaning, error: SpokenError): CallEndedBadly {
  switch (meaning.says) {
    case 'key':
      return keyTrouble({ status: meaning.status, reason: meaning.reason }, error);
    case 'slow-down':
      return { outcome: 'rate-limited', retryAfterMs: error.retryAfterMs ?? UNNAMED_WAIT_MS, ...traceOf(error) };
    case 'refused':
      return refusal(meaning.reason, error);
    case 'failed':
      if (LOST_BEHIND_A_GATEWAY.has(error.status ?? 0)) return { outcome: 'unknown', reason: 'gateway', requestId: error.requestId };
      return { outcome: 'failed', reason: meaning.reason, retryable: true, ...traceOf(error) };
  }
}

const TOO_LONG = /maximum context length|longer than \d|(too many|more|maximum) tokens/i;
const REFUSED_CREDENTIAL = new Set([401, 403]);

/** Some of OpenAI's answers carry no code and are told apart by their text alone; both 401 and 403 have been seen for them. */
function byText(error: SpokenError): CallEndedBadly | undefined {
  const { message, status } = error;
  const credentialRefused = status !== null && REFUSED_CREDENTIAL.has(status);
  if (credentialRefused && /missing scopes?|insufficient permissions/i.test(message)) return missingScope(error);
  if (credentialRefused && /member of an organization/i.test(message)) return restricted('organization_member_required', error);
  if (credentialRefused && /\bIP\b.*(not authorized|not allowed)|IP allowlist/i.test(message)) return restricted('ip_not_authorized', error);
  if (credentialRefused && /country|region|territory/i.test(message)) return restricted('region_not_supported', error);
  if (status === 401 && /incorrect api key/i.test(message)) return keyTrouble({ status: 'invalid', reason: 'invalid_api_key' }, error);
  if (status === 401 && /deactivated/i.test(message)) return keyTrouble({ status: 'invalid', reason: 'account_deactivated' }, error);
  if (status === 401 && /expired/i.test(message)) return keyTrouble({ status: 'expired', reason: 'api_key_expired' }, error);
  if (status === 403 && /access to model/i.test(message)) return refusal('model_not_available', error);
  if (status === 404 && /\bmodel\b/i.test(message)) return refusal('model_not_available', error);
  if (status === 400 && TOO_LONG.test(message)) return refusal('too_long', error);
  return undefined;
}

function byStatus(error: SpokenError): CallEndedBadly {
  const { status } = error;
  if (status === null) return inStream(error);
  if (status >= 300 && status < 400) return { outcome: 'failed', reason: 'redirected', retryable: false, ...traceOf(error) };
  if (status === 401) return keyTrouble({ status: 'invalid', reason: 'unauthorized' }, error);
  if (status === 403) return refusal('capability_missing', error);
  if ((status === 404 || status === 405) && !error.enveloped)
    return { outcome: 'failed', reason: 'misdirected', retryable: false, ...traceOf(error) };
  if (status === 413) return refusal('too_large', error);
  if (status === 429 && error.code === null) return ending({ says: 'slow-down' }, error);
  if (status === 408 || status === 409 || status >= 500) return serverTrouble(status, error);
  return refusal('invalid_request', error);
}

/** The server had accepted the request, so an error that says nothing leaves open whether it was billed. */
function inStream(error: SpokenError): CallEndedBadly {
  if (error.type === 'server_error') return ending({ says: 'failed', reason: 'server_error' }, error);
  if (error.code === null && error.type === null) return { outcome: 'unknown', reason: 'cut_stream', requestId: error.requestId };
  return refusal('invalid_request', error);
}

function serverTrouble(status: number, error: SpokenError): CallEndedBadly {
  const pageOfAGateway = status === 502 && !error.enveloped;
  if (pageOfAGateway) return { outcome: 'unknown', reason: 'gateway', requestId: error.requestId };
  return ending({ says: 'failed', reason: status === 503 ? 'overloaded' : 'server_error' }, error);
}

/** Permissions without which no text can be made, whatever the request that met their absence. */
const TEXT_SCOPES = new Set(['model.request', 'api.model.request', 'api.responses.write', 'responses.write']);

function missingScope(error: SpokenError): CallEndedBadly {
  const scopes = scopesNamed(error.message);
  const textIsBarred = error.operation === 'text' || error.operation === 'count' || scopes.some(scope => TEXT_SCOPES.has(scope));
  const missing = scopes.length > 0 ? scopes.join(', ') : undefined;
  if (textIsBarred) return keyTrouble({ status: 'restricted', reason: 'missing_scope', ...(missing && { missing }) }, error);
  return refusal('capability_missing', error, missing && `Missing permission: ${missing}.`);
}

/** The scope names in "Missing scopes: api.model.read, model.request. Check that …". */
export function scopesNamed(message: string): readonly string[] {
  const list = /missing scopes?:\s*((?:[a-z][a-z0-9_.]*(?:,\s*)?)+)/i.exec(message)?.[1] ?? '';
  const names = list.split(',').map(name => name.trim().replace(/\.$/, ''));
  return names.filter(name => name.length > 0 && name.length <= 64).slice(0, 8);
}

function restricted(reason: KeyTrouble['reason'], error: SpokenError): CallEndedBadly {
  return keyTrouble({ status: 'restricted', reason }, error);
}

function keyTrouble(trouble: KeyTrouble, error: SpokenError): CallEndedBadly {
  return { outcome: 'key-trouble', trouble, ...traceOf(error) };
}

function refusal(reason: RefusalReason, error: SpokenError, more?: string): CallEndedBadly {
  const limit = reason === 'too_long' ? limitNamed(error.message) : undefined;
  const detail = [sentences[reason], more ?? limit].filter(Boolean).join(' ');
  return { outcome: 'refused', reason, detail, ...traceOf(error) };
}

/** The limit in numbers, where the provider's text names it in one of the known forms. */
function limitNamed(message: string): string | undefined {
  const seconds = /longer than (\d{1,6}) seconds/i.exec(message)?.[1];
  if (seconds) return `At most ${seconds} seconds of audio.`;
  const tokens = /maximum context length is (\d{1,9}) tokens/i.exec(message)?.[1];
  return tokens ? `At most ${tokens} tokens.` : undefined;
}

function traceOf(error: SpokenError) {
  return { code: error.code, requestId: error.requestId };
}

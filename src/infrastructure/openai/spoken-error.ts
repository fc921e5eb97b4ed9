import { APIError } from 'openai';
import { textAt } from './json.js';
import type { Operation, SpokenError } from './classify-failure.js';
import { retryAfter } from './rate-headers.js';

/** What the provider said in a bad status or in an `error` event; null when it said nothing, that is when the transport broke. */
export function spokenIn(thrown: unknown, operation: Operation, now: number): SpokenError | null {
  if (!(thrown instanceof APIError)) return null;
  const { status, headers, error, message } = thrown as KnownError;
  // Neither of them: an error that the SDK has made of a broken connection.
  if (status === undefined && headers === undefined) return null;
  return {
    operation,
    status: status ?? null,
    ...wordsOf(error, message),
    retryAfterMs: headers ? retryAfter(headers, now) : null,
    requestId: safeRequestId(headers?.get('x-request-id')),
  };
}

/** The SDK's error with types of its own left out: they are `any` where they cannot be inferred. */
interface KnownError {
  readonly status: number | undefined;
  readonly headers: Headers | undefined;
  readonly error: unknown;
  readonly message: string;
}

/** The error document of a `response.failed` event. */
export function spokenBy(document: unknown, operation: Operation, requestId: string | null): SpokenError {
  return { operation, status: null, ...wordsOf(document, ''), retryAfterMs: null, requestId };
}

function wordsOf(document: unknown, fallback: string) {
  return {
    code: safeWord(textAt(document, 'code')),
    type: safeWord(textAt(document, 'type')),
    message: (textAt(document, 'message') ?? fallback).slice(0, 2_000),
    enveloped: typeof document === 'object' && document !== null,
    atOutput: textAt(document, 'moderation_details', 'stage') === 'output',
  };
}

/** A code as codes look. Anything else might be an echo of what was sent, and codes travel into events. */
function safeWord(word: string | undefined): string | null {
  if (!word) return null;
  return /^[a-z][a-z0-9_]{0,63}$/.test(word) ? word : 'unlisted';
}

/** The provider's name for the exchange, if it looks like one. */
export function safeRequestId(id: string | null | undefined): string | null {
  return id && /^[A-Za-z0-9_-]{1,128}$/.test(id) && !id.includes('sk-') ? id : null;
}

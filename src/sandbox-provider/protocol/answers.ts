import type { Failure } from '../faults/failures.js';

/** One message of a server-sent event stream; `event` is the name line, absent in chat streams. */
export interface ServerSentEvent {
  readonly event?: string;
  readonly data: unknown;
}

/** A whole answer in one body. */
export interface WholeAnswer {
  readonly kind: 'whole';
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A stream; `closing` is the last raw line, such as chat's `[DONE]`. */
export interface StreamedAnswer {
  readonly kind: 'streamed';
  readonly events: readonly ServerSentEvent[];
  readonly closing: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export type Answer = WholeAnswer | StreamedAnswer;

export function jsonAnswer(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): WholeAnswer {
  return { kind: 'whole', status, contentType: 'application/json', body: JSON.stringify(body), headers };
}

export function textAnswer(body: string, contentType = 'text/plain; charset=utf-8', status = 200): WholeAnswer {
  return { kind: 'whole', status, contentType, body, headers: {} };
}

export function streamedAnswer(events: readonly ServerSentEvent[], closing: string | null = null): StreamedAnswer {
  return { kind: 'streamed', events, closing, headers: {} };
}

/** The provider's error envelope; a failure with a body of its own is sent as it is. */
export function failureAnswer(failure: Failure): WholeAnswer {
  const headers = failure.headers ?? {};
  if (failure.raw) return { kind: 'whole', status: failure.status, contentType: failure.raw.contentType, body: failure.raw.body, headers };
  const { message, type, code, param, extra } = failure;
  return jsonAnswer({ error: { message, type, param: param ?? null, code, ...extra } }, failure.status, headers);
}

import { hash } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The trace of a request is its id: so whatever bears the correlation id, in whichever process and however much later, is in one trace. */
export const traceIdOf = (correlationId: string): string =>
  UUID.test(correlationId) ? correlationId.replaceAll('-', '').toLowerCase() : hash('sha1', correlationId, 'hex').slice(0, 32);

/** The span of what has an id of its own (a request, command, event, job or attempt): others name it as what they follow from without having met it. */
export const spanIdOf = (id: string): string => hash('sha1', `span ${id}`, 'hex').slice(0, 16);

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(?:$|-)/;

/** A span, wherever it was recorded. */
export interface SpanPlace {
  readonly traceId: string;
  readonly spanId: string;
}

/** The span of a caller, as the header of W3C Trace Context names it; null where it names none. */
export const callerOf = (traceparent: unknown): SpanPlace | null => {
  const [, traceId = '', spanId = ''] = (typeof traceparent === 'string' && TRACEPARENT.exec(traceparent)) || [];
  return /[1-9a-f]/.test(traceId) && /[1-9a-f]/.test(spanId) ? { traceId, spanId } : null;
};

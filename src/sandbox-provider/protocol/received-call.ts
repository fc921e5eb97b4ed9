import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { failures, ProviderRefusal } from '../faults/failures.js';
import { type Endpoint, endpointOf } from './endpoints.js';
import { fingerprintOf, lastFourOf } from './fingerprint.js';
import { asObject, type JsonObject } from './json.js';

/** A request whose head has arrived. */
export interface ReceivedCall {
  readonly requestId: string;
  readonly at: Date;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly endpoint: Endpoint;
  readonly headers: IncomingHttpHeaders;
  /** The bearer's secret; empty when none was sent. */
  readonly secret: string;
  readonly fingerprint: string;
  readonly lastFour: string;
  readonly attemptId: string | null;
}

/** Largest body in bytes that is read at all: sixteen pictures to edit, with room for the form around them. */
const largestBody = 400 * 1024 * 1024;

export function receivedCall(request: IncomingMessage, at: Date): ReceivedCall {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const path = decodeURIComponent(url.pathname);
  const secret = /^Bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const attemptId = request.headers['x-client-request-id'];
  return {
    requestId: `req_${randomBytes(16).toString('hex')}`,
    at,
    method,
    path,
    query: url.searchParams,
    endpoint: endpointOf(method, path),
    headers: request.headers,
    secret,
    fingerprint: fingerprintOf(secret),
    lastFour: lastFourOf(secret),
    attemptId: typeof attemptId === 'string' ? attemptId.slice(0, 512) : null,
  };
}

/** The whole body. Refuses one that is larger than any endpoint takes. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new ProviderRefusal(failures['too-large']);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The body as JSON; refuses with 400 what is not an object. */
export function jsonBody(body: Buffer): JsonObject {
  try {
    return asObject(JSON.parse(body.toString('utf8')));
  } catch {
    throw new ProviderRefusal({
      status: 400,
      type: 'invalid_request_error',
      code: null,
      message: 'The body of your request could not be parsed as JSON.',
    });
  }
}

/** The body as a form; refuses with 400 what is not one. */
export async function formBody(body: Buffer, headers: IncomingHttpHeaders): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': headers['content-type'] ?? '' } }).formData();
  } catch {
    throw new ProviderRefusal({
      status: 400,
      type: 'invalid_request_error',
      code: null,
      message: 'Could not parse multipart form.',
    });
  }
}

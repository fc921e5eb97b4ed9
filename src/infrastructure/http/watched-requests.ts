import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../watch/span-ids.js';
import type { OpenSpan } from '../watch/tracing.js';
import { secondsSince, type Watch } from '../watch/watch.js';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The path's template; never a path, which bears ids and whatever strangers try. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none';

/** Problems that were answered with, by the answer. */
const problems = new WeakMap<FastifyReply, string>();

export const noteProblem = (reply: FastifyReply, code: string): void => void problems.set(reply, code);

/**
 * Counts requests and traces them. The trace is the request's own id, whatever a client says: a `traceparent` that it sends is linked, so that its
 * side finds ours, and cannot join what others do.
 */
export const watchRequests = (server: FastifyInstance, watch: Watch): void => {
  if (watch.isOff) return;
  const { tracing } = watch;
  const begun = new WeakMap<FastifyRequest, { readonly at: number; readonly span: OpenSpan | null }>();
  server.addHook('onRequest', (request, _reply, done) => {
    const caller = callerOf(request.headers['traceparent']);
    const plan = { name: 'request', kind: 'server', correlationId: request.id, of: request.id, facts: {}, links: caller ? [caller] : [] } as const;
    begun.set(request, { at: performance.now(), span: tracing?.begin(plan) ?? null });
    done();
  });
  server.addHook('preHandler', (request, _reply, done) => {
    const span = begun.get(request)?.span;
    if (tracing && span) tracing.within(span.spot, done);
    else done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const known = begun.get(request);
    const [route, code] = [routeOf(request), problems.get(reply)];
    const method = METHODS.has(request.method) ? request.method : 'other';
    watch.count('keyreel_http_requests_total', { method, route, status: String(reply.raw.statusCode) });
    if (known) watch.seconds('keyreel_http_request_seconds', { method, route }, secondsSince(known.at));
    if (code !== undefined) watch.count('keyreel_refusals_total', { code });
    if (known?.span) {
      const facts = {
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': reply.raw.statusCode,
        'keyreel.request_id': request.id,
      };
      Object.assign(known.span.facts, facts, code === undefined ? {} : { 'keyreel.refusal': code });
      known.span.end({ name: `${method} ${route}`, failed: reply.raw.statusCode >= 500 });
    }
    done();
  });
};

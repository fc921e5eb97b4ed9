import type { FastifyInstance } from 'fastify';

/** What every answer says, whatever it is; an API answer may do nothing in a browser. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** Sets them on the bare response, so that answers which handlers write themselves carry them too. */
export const secure = (server: FastifyInstance): void => {
  server.addHook('onRequest', (request, reply, done) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) reply.raw.setHeader(name, value);
    reply.raw.setHeader('keyreel-request-id', request.id);
    done();
  });
};

import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { readJson } from './json-body.js';
import { keepRaw } from './raw-body.js';
import { MediaTypeUnsupported } from './rim-refusals.js';
import { STREAMED } from './uploads.js';

/** JSON bodies hold at most 2 MiB; uploads are streams and have no limit here. */
export const MOST_JSON_BYTES = 2 * 1024 * 1024;

/** How long a client may take to send a JSON body. */
const JSON_PATIENCE_MS = 30_000;

const FORM = 'application/x-www-form-urlencoded';
const MOST_FORM_BYTES = 1024;

/** Mail programs end letters with a form (RFC 8058); no other route takes one, because pages of strangers can send forms. */
const ONE_CLICK = '/v1/letters/unsubscribe';

/** JSON is read strictly, media are handed on unread, and any other type is refused. */
export const parseBodies = (server: FastifyInstance): void => {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer', bodyLimit: MOST_JSON_BYTES }, (request, bytes, done) => {
    try {
      keepRaw(request, bytes);
      done(null, readJson(bytes, request.headers['content-type']));
    } catch (error) {
      done(error as Error);
    }
  });
  server.addContentTypeParser<Buffer>(FORM, { parseAs: 'buffer', bodyLimit: MOST_FORM_BYTES }, (request, bytes, done) => {
    if (request.routeOptions.url !== ONE_CLICK) return done(MediaTypeUnsupported({ accepted: ['application/json'] }));
    done(null, Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))));
  });
  server.addContentTypeParser(STREAMED, (_, payload, done) => done(null, payload));
  server.addHook('preParsing', (request, _, payload, done) => {
    if (!STREAMED.test(request.headers['content-type'] ?? '')) hurry(request.raw);
    done(null, payload);
  });
};

/** Cuts a sender that is not done in time. A request that arrived whole is left alone however long its answer takes. */
export const hurry = (request: IncomingMessage, patienceMs = JSON_PATIENCE_MS): void => {
  // nobody reads a body that is not there, so its end is never heard: only `complete` tells
  const timer = setTimeout(() => request.complete || request.destroy(), patienceMs).unref();
  request.once('end', () => clearTimeout(timer));
  request.once('close', () => clearTimeout(timer));
};

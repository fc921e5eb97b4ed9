import type { FastifyInstance } from 'fastify';
import { readJson } from './json-body.js';
import { STREAMED } from './uploads.js';

/** JSON bodies hold at most 2 MiB; uploads are streams and have no limit here. */
export const MOST_JSON_BYTES = 2 * 1024 * 1024;

/** How long a client may take to send a JSON body. */
const JSON_PATIENCE_MS = 30_000;

/** JSON is read strictly, media are handed on unread, and any other type is refused. */
export const parseBodies = (server: FastifyInstance): void => {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer', bodyLimit: MOST_JSON_BYTES }, (request, bytes, done) => {
    try {
      done(null, readJson(bytes, request.headers['content-type']));
    } catch (error) {
      done(error as Error);
    }
  });
  server.addContentTypeParser(STREAMED, (_, payload, done) => done(null, payload));
  server.addHook('preParsing', (request, _, payload, done) => {
    if (!STREAMED.test(request.headers['content-type'] ?? '')) hurry(request.raw);
    done(null, payload);
  });
};

const hurry = (request: { destroy(): unknown; once(event: 'end' | 'close', heard: () => void): unknown }): void => {
  const timer = setTimeout(() => request.destroy(), JSON_PATIENCE_MS).unref();
  request.once('end', () => clearTimeout(timer));
  request.once('close', () => clearTimeout(timer));
};

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** One request as the foreign server saw it. */
export interface ForeignCall {
  readonly path: string;
  readonly key: string;
  /** The parsed body of a JSON request; null for others. */
  readonly body: Readonly<Record<string, unknown>> | null;
}

/**
 * Somebody else's server of the same protocol, as small as they come: chat completions as a stream, plain-text transcriptions,
 * pictures in base64 and a list of models. It has no `/responses`, tells no usage, and sends no request id and no rate-limit headers.
 */
export interface ForeignProvider {
  readonly baseUrl: string;
  readonly keys: readonly [platform: string, own: string];
  readonly calls: readonly ForeignCall[];
  close(): Promise<void>;
}

const WORDS = ['Some ', 'words ', 'from ', 'elsewhere.'];
export const FOREIGN_TEXT = WORDS.join('');
export const FOREIGN_SPEECH = 'words that a foreign server heard';

/** The smallest PNG there is: one transparent pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const chunk = (delta: object, finish: string | null) =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', model: 'writer', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'GET /v1/models': response =>
    void response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ object: 'list', data: ['writer', 'hearer', 'painter'].map(id => ({ id, object: 'model' })) })),
  'POST /v1/chat/completions': response => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const content of WORDS) response.write(chunk({ content }, null));
    response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
  },
  'POST /v1/audio/transcriptions': response =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ text: FOREIGN_SPEECH })),
  'POST /v1/images/generations': response =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ created: 1, data: [{ b64_json: PIXEL }] })),
};

const jsonOf = async (request: IncomingMessage): Promise<ForeignCall['body']> => {
  const bytes = await buffer(request);
  const isJson = request.headers['content-type']?.startsWith('application/json') === true;
  return isJson ? (JSON.parse(bytes.toString('utf8')) as ForeignCall['body']) : null;
};

/** Starts the server on a port that the system picks. */
export const startForeignProvider = async (): Promise<ForeignProvider> => {
  const keys = [`foreign-platform-${randomUUID()}`, `foreign-own-${randomUUID()}`] as const;
  const calls: ForeignCall[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    const key = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    calls.push({ path, key, body: await jsonOf(request) });
    const answer = answers[`${request.method} ${path}`];
    if (!answer) response.writeHead(404, { 'content-type': 'application/json' }).end('{"detail":"Not Found"}');
    else if (!keys.some(known => known === key)) response.writeHead(401, { 'content-type': 'application/json' }).end('{"detail":"Unauthorized"}');
    else answer(response);
  };
  const server = createServer((request, response) => void serve(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    keys,
    calls,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};

import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { sha256 } from '../protocol/fingerprint.js';
import { asObject, type JsonObject } from '../protocol/json.js';
import { bodyOf } from '../protocol/received-call.js';
import type { Provider } from '../provider.js';
import { actions } from './control-actions.js';
import type { ControlHost } from './control-host.js';
import { ControlMistake } from './control-requests.js';

/** The operator's side of the sandbox: a port of its own, one bearer token, JSON in and out. */
export function controlServer(provider: Provider, host: ControlHost): Server {
  return createServer((request, response) => {
    answer(provider, host, request)
      .then(body => send(response, 200, body))
      .catch((error: unknown) => send(response, error instanceof ControlMistake ? error.status : 500, { error: String(error) }));
  });
}

async function answer(provider: Provider, host: ControlHost, request: IncomingMessage): Promise<unknown> {
  const url = new URL(request.url ?? '/', 'http://control');
  if (!isToken(request.headers.authorization, host.token)) throw new ControlMistake('The control token is missing or wrong.', 401);
  const action = actions[`${request.method ?? ''} ${url.pathname}`];
  if (!action) throw new ControlMistake('There is no such control.', 404);
  return action(provider, { body: await jsonOf(request), query: url.searchParams }, host);
}

async function jsonOf(request: IncomingMessage): Promise<JsonObject> {
  const body = await bodyOf(request);
  try {
    return body.length === 0 ? {} : asObject(JSON.parse(body.toString('utf8')));
  } catch {
    throw new ControlMistake('The body is not JSON.');
  }
}

/** Compares digests, so that the time it takes tells nothing about the token. */
function isToken(header: string | undefined, token: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(header ?? '')), Buffer.from(sha256(`Bearer ${token}`)));
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

import http from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';

/** The connections that calls to one provider origin share; they carry no credential between calls. */
export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
  close(): void;
}

/** Idle sockets are kept only briefly: one that the server has already closed turns the next call into one of unknown outcome. */
const IDLE_MS = 4_000;

/** Explicit agents, because the global ones may be told by the environment to use a proxy. */
export function openAgents(): Agents {
  const plain = new http.Agent({ keepAlive: true, timeout: IDLE_MS });
  const tls = new https.Agent({ keepAlive: true, timeout: IDLE_MS });
  return {
    http: plain,
    https: tls,
    close: () => {
      plain.destroy();
      tls.destroy();
    },
  };
}

/** The one request a wire may carry was about to go to another host. Its text names no URL, because a URL may hold a secret. */
export class Misdirected extends Error {
  constructor() {
    super('A provider request was addressed to another origin than the configured one.');
  }
}

/** The answer is longer than any honest one. */
export class AnswerTooLong extends Error {
  constructor() {
    super('The provider sent more bytes than an answer may have.');
  }
}

/**
 * One request to the provider over Node's own HTTP client: it follows no redirect, uses no proxy, unpacks nothing, has no hidden
 * time-outs, and above all knows whether the request can have left this machine, on which it hangs whether a lost answer may be billed.
 */
export class Wire {
  #sent = false;

  constructor(
    private readonly origin: string,
    private readonly agents: Agents,
    private readonly maxAnswerBytes: number,
  ) {}

  /** False only if certainly no byte of the request has reached the provider. */
  get sent(): boolean {
    return this.#sent;
  }

  /** What the SDK calls in place of `fetch`. */
  readonly fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== this.origin) throw new Misdirected();
    const headers = Object.fromEntries(new Headers(init.headers));
    const body = await encode(init.body);
    if (body) {
      headers['content-type'] ??= body.contentType;
      headers['content-length'] = String(body.bytes.length);
    }
    headers['accept-encoding'] = 'identity';
    return this.#exchange(url, { method: init.method ?? 'GET', headers, ...(init.signal && { signal: init.signal }) }, body?.bytes);
  };

  #exchange(url: URL, options: http.RequestOptions, body: Uint8Array | undefined): Promise<Response> {
    const secure = url.protocol === 'https:';
    const request = secure
      ? https.request(url, { ...options, agent: this.agents.https })
      : http.request(url, { ...options, agent: this.agents.http });
    return new Promise((resolve, reject) => {
      request.on('error', reject);
      request.on('socket', socket => {
        // Node listens to a socket's errors except between an answer's end and the socket's return to its agent; a call that is hung up
        // in just that moment would take the whole process with it.
        if (!request.reusedSocket) socket.on('error', () => undefined);
        if (request.reusedSocket || !socket.connecting) this.#sent = true;
        else socket.once(secure ? 'secureConnect' : 'connect', () => (this.#sent = true));
      });
      request.on('response', answer => resolve(asResponse(answer, this.maxAnswerBytes)));
      request.end(body);
    });
  }
}

async function encode(body: RequestInit['body'] | undefined) {
  if (body === null || body === undefined) return undefined;
  const encoded = new Response(body);
  return { bytes: new Uint8Array(await encoded.arrayBuffer()), contentType: encoded.headers.get('content-type') ?? 'application/octet-stream' };
}

const BODILESS = new Set([204, 205, 304]);

function asResponse(answer: http.IncomingMessage, maxBytes: number): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, Array.isArray(value) ? value.join(', ') : (value ?? ''));
  const status = answer.statusCode ?? 502;
  // A body that nobody reads must not take the process down when its socket is reset.
  answer.on('error', () => undefined);
  if (BODILESS.has(status)) {
    answer.resume();
    return new Response(null, { status, headers });
  }
  const bytes = Readable.from(bounded(answer, maxBytes), { objectMode: false });
  // a call that was hung up on breaks here after its reader has gone; nobody is left to hear of it
  bytes.on('error', () => undefined);
  const body = Readable.toWeb(bytes) as WebStream<Uint8Array>;
  return new Response(body as unknown as ReadableStream<Uint8Array>, { status, headers });
}

async function* bounded(answer: AsyncIterable<Buffer>, maxBytes: number) {
  let seen = 0;
  for await (const chunk of answer) {
    seen += chunk.length;
    if (seen > maxBytes) throw new AnswerTooLong();
    yield chunk;
  }
}

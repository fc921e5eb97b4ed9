import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

const CHANNEL = 'http.server.request.start';

/** Media are the owner's own film and pictures; a request's are not kept, and neither are an answer's. */
const MEDIA = /^(video|image|audio)\/|octet-stream/;

/** A request that reached an HTTP server of this process, and what was answered. */
export class Exchange {
  readonly #asked: Buffer[] = [];
  readonly #answered: Buffer[] = [];
  /** Of the server that was asked. */
  readonly port: number | undefined;

  constructor(
    private readonly request: IncomingMessage,
    private readonly response: ServerResponse & { readonly _header?: string | null },
  ) {
    this.port = request.socket.localPort;
    this.#listen();
  }

  get status(): number {
    return this.response.statusCode;
  }

  /** Method and path, without what is another in every request. */
  get route(): string {
    const path = (this.request.url ?? '').replace(/\?.*$/, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}');
    return `${this.request.method} ${path}`;
  }

  /** The address, all headers and the body of the request. */
  get asked(): Buffer {
    return Buffer.concat([Buffer.from(`${this.request.url}\n${this.request.rawHeaders.join('\n')}\n\n`), this.askedBody]);
  }

  get askedBody(): Buffer {
    return Buffer.concat(this.#asked);
  }

  /** The status line and headers as they were written, and the body. */
  get answered(): Buffer {
    return Buffer.concat([Buffer.from(this.response._header ?? ''), this.answeredBody]);
  }

  get answeredBody(): Buffer {
    return MEDIA.test(String(this.response.getHeader('content-type') ?? '')) ? Buffer.alloc(0) : Buffer.concat(this.#answered);
  }

  /** Neither side notices: what passes is kept and handed on. */
  #listen(): void {
    const { request, response } = this;
    if (!MEDIA.test(request.headers['content-type'] ?? '')) {
      const push = request.push.bind(request);
      request.push = (chunk: unknown, encoding?: BufferEncoding) => {
        this.#asked.push(bytesOf(chunk, encoding));
        return push(chunk, encoding);
      };
    }
    const [write, end] = [response.write, response.end];
    const kept = (args: readonly unknown[]) => this.#answered.push(bytesOf(args[0], args[1]));
    response.write = (...args: unknown[]) => (kept(args), Reflect.apply(write, response, args) as boolean);
    response.end = (...args: unknown[]) => (kept(args), Reflect.apply(end, response, args) as typeof response);
  }
}

const bytesOf = (chunk: unknown, encoding: unknown): Buffer => {
  if (typeof chunk === 'string') return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0);
};

/** Everything that passes over HTTP between here and its closing, whoever asks: actors, programs, and the service itself. */
export class Wire {
  readonly exchanges: Exchange[] = [];

  constructor() {
    subscribe(CHANNEL, this.#keep);
  }

  close(): void {
    unsubscribe(CHANNEL, this.#keep);
  }

  readonly #keep = (message: unknown): void => {
    const { request, response } = message as { readonly request: IncomingMessage; readonly response: ServerResponse };
    this.exchanges.push(new Exchange(request, response));
  };
}

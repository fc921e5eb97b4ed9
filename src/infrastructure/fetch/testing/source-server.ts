import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** A source of media on loopback that behaves as a test tells it to. */
export interface SourceServer {
  readonly port: number;
  /** `host:port`, for the list of allowed ones. */
  readonly host: string;
  url(path?: string): string;
  /** Requests so far. */
  readonly requests: IncomingMessage[];
  /** Connections so far, whether or not anything was said on them. */
  readonly connections: () => number;
  close(): Promise<void>;
}

export type Behaviour = (request: IncomingMessage, response: ServerResponse, nth: number) => void;

/** Listens on 127.0.0.1, on a port that the system picks; with a certificate it speaks TLS. */
export const sourceServer = async (behave: Behaviour, tls?: { key: string; cert: string }): Promise<SourceServer> => {
  const requests: IncomingMessage[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const onRequest: RequestListener = (request, response) => {
    requests.push(request);
    response.on('error', () => {});
    behave(request, response, requests.length);
  };
  const server: Server = tls === undefined ? createServer(onRequest) : createTlsServer(tls, onRequest);
  server.on('connection', (socket: Socket) => {
    connections += 1;
    open.add(socket);
    socket.on('error', () => {}).on('close', () => open.delete(socket));
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    host: `127.0.0.1:${port}`,
    url: (path = '/video.mp4') => `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}${path}`,
    requests,
    connections: () => connections,
    close: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
};

/** Serves these bytes as a good server does: ranges, `If-Range`, a strong validator. */
export const serving =
  (body: Buffer, headers: Record<string, string> = {}): Behaviour =>
  (request, response) => {
    const etag = headers['ETag'] ?? '"v1"';
    const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const fresh = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
    if (first === undefined || !fresh)
      return void response.writeHead(200, { ETag: etag, 'Content-Type': 'video/mp4', 'Content-Length': body.length, ...headers }).end(body);
    const from = Number(first);
    if (from >= body.length) return void response.writeHead(416, { 'Content-Range': `bytes */${body.length}` }).end();
    const to = Math.min(last === '' ? Infinity : Number(last), body.length - 1);
    response
      .writeHead(206, {
        ETag: etag,
        'Content-Type': 'video/mp4',
        'Content-Length': to - from + 1,
        'Content-Range': `bytes ${from}-${to}/${body.length}`,
        ...headers,
      })
      .end(body.subarray(from, to + 1));
  };

/** A source that hangs up in the middle of each body, and what has to be told of the progress. */
export interface DroppingSource {
  readonly behave: Behaviour;
  /** What has arrived decides when to hang up: a reader drops what it had not yet read. */
  readonly onProgress: (bytes: number) => void;
}

/** Serves like `serving`, but hangs up when `bytes` of a longer body have been read. */
export const droppingAfter = (bytes: number, body: Buffer, headers: Record<string, string> | (() => Record<string, string>) = {}): DroppingSource => {
  let held: { response: ServerResponse; upTo: number } | null = null;
  return {
    behave(request, response, nth) {
      const end = response.end.bind(response);
      const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      response.end = ((part: Buffer) => {
        if (!(part instanceof Buffer) || part.length <= bytes) return end(part);
        held = { response, upTo: (response.statusCode === 206 ? from : 0) + bytes };
        response.write(part.subarray(0, bytes));
        return response;
      }) as typeof response.end;
      serving(body, typeof headers === 'function' ? headers() : headers)(request, response, nth);
    },
    onProgress(read) {
      if (held === null || read !== held.upTo) return;
      held.response.destroy();
      held = null;
    },
  };
};

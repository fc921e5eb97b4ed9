import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import type { Film } from './film.js';

/** A web server somewhere in the world, as far as the service can tell: it offers one film at one address. */
export interface FilmServer {
  readonly film: Film;
  readonly url: string;
  /** `host:port`, as the operator allows it. */
  readonly address: string;
  /** The part of the address that nobody could guess. */
  readonly secretPart: string;
  readonly requests: readonly { readonly range: string | null; readonly bytes: number }[];
  close(): Promise<void>;
}

type Range = readonly [first: number, last: number];

const rangeOf = (request: IncomingMessage, size: number): Range | null => {
  const found = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  return found && [Number(found[1]), Math.min(found[2] ? Number(found[2]) : size - 1, size - 1)];
};

const send = (film: Film, request: IncomingMessage, response: ServerResponse): number => {
  const range = rangeOf(request, film.bytes.length);
  const [first, last] = range ?? [0, film.bytes.length - 1];
  const bytes = film.bytes.subarray(first, last + 1);
  const partial = range ? { 'Content-Range': `bytes ${first}-${last}/${film.bytes.length}` } : {};
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Length': bytes.length,
    'Accept-Ranges': 'bytes',
    ETag: `"${film.sha256}"`,
    ...partial,
  };
  response.writeHead(range ? 206 : 200, headers);
  response.end(request.method === 'HEAD' ? undefined : bytes);
  return bytes.length;
};

export const serveFilm = async (film: Film): Promise<FilmServer> => {
  const secretPart = randomBytes(16).toString('hex');
  const requests: { range: string | null; bytes: number }[] = [];
  const server = createServer((request, response) => {
    if (request.url !== `/${secretPart}/film.mp4`) return void response.writeHead(404).end();
    requests.push({ range: request.headers.range ?? null, bytes: send(film, request, response) });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { film, url: `http://${address}/${secretPart}/film.mp4`, address, secretPart, requests, close };
};

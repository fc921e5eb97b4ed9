import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/** The request as the web's own kind of object; its host is of no concern, because no answer names one. */
export const webRequest = (request: IncomingMessage): Request => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, String(value));
  const method = request.method ?? 'GET';
  const body = method === 'POST' || method === 'PATCH' ? (Readable.toWeb(request) as ReadableStream<Uint8Array>) : null;
  return new Request(new URL(request.url ?? '/', 'http://uploads.invalid'), { method, headers, body, duplex: 'half' } as RequestInit);
};

/** Writes an answer that has a head and at most a few words; headers that are set already stay. */
export const writeAnswer = async (answer: Response, response: ServerResponse): Promise<void> => {
  const body = await answer.text();
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body === '' ? undefined : body);
};

/** Cuts the line of a sender who goes on although the answer has been there for so long: unread bytes would be read and thrown away for ever. */
export const hangUpOnTalkers = (request: IncomingMessage, response: ServerResponse, patienceMs: number): void => {
  response.once('finish', () => {
    if (request.complete || request.destroyed) return;
    const timer = setTimeout(() => request.destroy(), patienceMs).unref();
    request.once('close', () => clearTimeout(timer));
  });
};

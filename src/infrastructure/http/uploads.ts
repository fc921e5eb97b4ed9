import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isReadable, type Readable } from 'node:stream';
import { replyOf, requestOf } from './circumstances.js';
import { MediaTypeUnsupported } from './rim-refusals.js';

export const TAKES_STREAM = 'keyreel:takes-stream';

/** Content types whose bodies are handed on unread. */
export const STREAMED =
  /^(application\/(octet-stream|offset\+octet-stream|mp4|ogg|x-ndjson|x-subrip)|text\/(csv|vtt)|video\/[\w.+-]+|audio\/[\w.+-]+)\s*(;|$)/i;

const marked: ParameterDecorator = (target, key) => {
  const handler: unknown = key === undefined ? undefined : Reflect.get(target, key);
  if (typeof handler === 'function') Reflect.defineMetadata(TAKES_STREAM, true, handler);
};

/** A body that was not read: its bytes as they come, and what the client said about them. */
export interface UploadedStream {
  readonly body: Readable;
  /** Null when the client did not say. */
  readonly bytes: number | null;
  readonly mediaType: string;
}

/** The request's body as a stream; there is no limit but the one that the handler keeps. */
export const Upload = createParamDecorator(
  (_: unknown, context: ExecutionContext): UploadedStream => {
    const { body, headers } = requestOf(context);
    if (!isReadable(body as NodeJS.ReadableStream)) throw MediaTypeUnsupported({ accepted: ['application/octet-stream', 'video/*', 'audio/*'] });
    const length = Number(headers['content-length'] ?? Number.NaN);
    return {
      body: body as Readable,
      bytes: Number.isSafeInteger(length) ? length : null,
      mediaType: headers['content-type'] ?? 'application/octet-stream',
    };
  },
  [marked],
);

/** The bare exchange, for a protocol that answers by itself (tus); the handler must end the response. */
export interface BareExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Hands the exchange to the handler; headers that every answer carries are set already. */
export const Wire = createParamDecorator(
  (_: unknown, context: ExecutionContext): BareExchange => {
    const reply = replyOf(context);
    reply.hijack();
    return { request: requestOf(context).raw, response: reply.raw };
  },
  [marked],
);

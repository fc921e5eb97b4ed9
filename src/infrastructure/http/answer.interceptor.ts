import { StreamableFile, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { mergeMap, Observable, ReplaySubject } from 'rxjs';
import { headersOf } from './answers.js';
import { circumstancesOf, replyOf, requestOf } from './circumstances.js';
import { ContentAnswer, sendContent } from './content-answer.js';
import { DocumentAnswer, documentBytes, documentHeaders } from './document-answer.js';
import { lineBytes, LinesAnswer, linesHeaders } from './lines-answer.js';
import { LIVE_HEADERS, LiveAnswer, liveBytes } from './live.js';
import { isObject } from './shape.js';

const LAST_WORDS_MS = 500;

/** Puts what a handler answers on the wire: JSON with its position and entity tag, content, or events. */
export class Answers implements NestInterceptor {
  readonly #open = new Set<Readable>();
  readonly #leaving = new ReplaySubject<void>(1);

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(mergeMap(answer => this.send(answer, requestOf(context), replyOf(context))));
  }

  /** Ends every stream of events, so that the service can stop: its reader is told to come back soon, and cut off when it does not listen. */
  endAll(): void {
    this.#leaving.next();
    setTimeout(() => {
      for (const stream of this.#open) stream.destroy();
    }, LAST_WORDS_MS).unref();
  }

  private async send(answer: unknown, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (answer instanceof LiveAnswer) return this.follow(answer, request, reply);
    if (answer instanceof LinesAnswer) {
      void reply.headers(linesHeaders(answer));
      return new StreamableFile(lineBytes(answer));
    }
    if (answer instanceof DocumentAnswer) {
      void reply.headers(documentHeaders(answer));
      return new StreamableFile(documentBytes(answer));
    }
    if (answer instanceof ContentAnswer) {
      const bytes = await sendContent(answer, request, reply);
      return bytes && new StreamableFile(bytes);
    }
    if (isObject(answer)) {
      void reply.headers(headersOf(answer));
      if (typeof answer['position'] === 'string') void reply.header('keyreel-position', answer['position']);
    }
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    return answer;
  }

  private follow(answer: LiveAnswer, request: FastifyRequest, reply: FastifyReply): StreamableFile {
    void reply.headers(LIVE_HEADERS);
    const { stillSignedIn, whenEnded } = circumstancesOf(request);
    const signOuts = whenEnded && new Observable<void>(told => whenEnded(() => told.next()));
    const bytes = liveBytes(answer.events, { stillSignedIn, signOuts, leaving: this.#leaving });
    this.#open.add(bytes);
    bytes.once('close', () => this.#open.delete(bytes));
    return new StreamableFile(bytes);
  }
}

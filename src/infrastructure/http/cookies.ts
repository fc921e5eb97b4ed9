import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { circumstancesOf, replyOf, requestOf } from './circumstances.js';
import { isFromOwnPage } from './own-page.js';
import { ForeignPage } from './rim-refusals.js';
import type { SessionCookie } from './session-cookie.js';

/** The cookie of one exchange, for routes that begin, prolong or end the page's session. */
export class Cookies {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
  ) {}

  /** Throws `foreign_page`: nobody else signs a browser in. */
  mustBeOwnPage(): void {
    if (!isFromOwnPage(this.request, this.cookie.publicUrl)) throw ForeignPage();
  }

  give(token: string, seconds: number): void {
    void this.reply.header('set-cookie', this.cookie.holding(token, seconds));
  }

  /** For as long again; nothing for who came with a header. */
  prolong(seconds: number): void {
    const token = this.#carried ? this.cookie.in(this.request.headers.cookie) : null;
    if (token !== null) this.give(token, seconds);
  }

  clear(): void {
    if (this.#carried) void this.reply.header('set-cookie', this.cookie.gone);
  }

  get #carried(): boolean {
    return circumstancesOf(this.request).carrier === 'cookie';
  }
}

/** The cookie of this exchange. */
export const InCookie = createParamDecorator((_: unknown, context: ExecutionContext): Cookies => {
  const request = requestOf(context);
  const { cookie } = circumstancesOf(request);
  if (!cookie) throw new Error('@InCookie() where the door does not know of cookies.');
  return new Cookies(cookie, request, replyOf(context));
});

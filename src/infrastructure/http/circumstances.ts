import type { ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandContext } from '../../shared-kernel/context.js';
import { idFrom, newId, type AccountId } from '../../shared-kernel/ids.js';
import type { Carrier, Identity } from '../../shared-kernel/ports/authenticator.js';
import type { KeyedRequest } from './idempotency-store.js';
import type { SessionCookie } from './session-cookie.js';
import type { ShapeClass } from './shape.js';

/** What the rim learnt about a request on its way in. */
export interface Circumstances {
  identity?: Identity;
  /** Where the token was that says who asks. */
  carrier?: Carrier;
  /** How sessions lie in cookies here. */
  cookie?: SessionCookie;
  /** The account that support looks at, with its owner's consent. */
  lookedAt?: AccountId;
  /** The account that somebody of the staff does something for. */
  actsFor?: AccountId;
  /** Whether the session that began the request still stands. */
  stillSignedIn?: () => Promise<boolean>;
  /** Calls a listener whenever that may have changed, until what it answers with is called. */
  whenEnded?: (listener: () => void) => () => void;
  /** The order's id when the client gave the request a key of its own; repeats have the same. */
  orderId?: string;
  /** The class of the answer, where all is well. */
  gives?: ShapeClass;
  /** The client's key that this request runs under and whose outcome it owes. */
  keyed?: KeyedRequest;
}

const known = new WeakMap<FastifyRequest, Circumstances>();

/** The one note that a request has. */
export const circumstancesOf = (request: FastifyRequest): Circumstances => {
  const noted = known.get(request) ?? {};
  known.set(request, noted);
  return noted;
};

/** Scope of what is done before anybody has signed in. */
export const NOBODY = 'anonymous';

/** The method and the path's template, `POST /v1/projects/:id/cards`. */
export const routeOf = (request: FastifyRequest): string => `${request.method} ${request.routeOptions.url ?? 'none'}`;

/** On whose order the request acts. */
export const orderOf = (request: FastifyRequest): CommandContext => {
  const noted = circumstancesOf(request);
  noted.orderId ??= newId();
  const accountId = noted.identity?.accountId;
  const { actsFor } = noted;
  return {
    commandId: noted.orderId,
    causationId: request.id,
    correlationId: request.id,
    actor: accountId === undefined ? 'anonymous' : `account:${accountId}`,
    ...(accountId === undefined ? {} : { accountId }),
    ...(actsFor === undefined ? {} : { accountId: actsFor, onBehalfOf: `account:${actsFor}` }),
  };
};

/** The id of an order under a client's key: the same for the same account, route, path and key. */
export const keyedOrderId = (accountId: string, scope: string, key: string): string => idFrom('http', accountId, scope, key);

export const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();
export const replyOf = (context: ExecutionContext): FastifyReply => context.switchToHttp().getResponse<FastifyReply>();

import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Observable } from 'rxjs';
import type { Past } from '../../shared-kernel/ports/past.js';
import { askedFor } from '../past/moments.js';
import { AsOfMalformed } from '../past/refusals.js';
import { duringMoment } from '../past/the-moment.js';
import { circumstancesOf, requestOf } from './circumstances.js';
import { AS_OF, AS_OF_PARAMETER } from './route.js';

/** The moment that a request asks for, as it was written; null for now. Throws as_of_malformed. */
export const asOfIn = ({ query }: FastifyRequest): string | null => {
  const given = (query as Readonly<Record<string, unknown>>)[AS_OF_PARAMETER];
  if (given === undefined) return null;
  if (typeof given !== 'string') throw AsOfMalformed();
  askedFor(given);
  return given;
};

/** Answers as of the moment that the request names, on routes that say that they can; on all others the parameter is an unknown one. */
export class AsOfInterceptor implements NestInterceptor {
  constructor(
    private readonly past: () => Past,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const route = this.reflector.get<{ of?: string } | undefined>(AS_OF, context.getHandler());
    const request = requestOf(context);
    const asOf = route === undefined ? null : asOfIn(request);
    if (route === undefined || asOf === null) return next.handle();
    // it is answered here: the handler's own parameters are checked without it
    Reflect.deleteProperty(request.query as object, AS_OF_PARAMETER);
    const moment = await this.past().momentOf(asOf, whose(request, route.of));
    return new Observable(answer => duringMoment(moment, () => next.handle().subscribe(answer)));
  }
}

/** The account whose history is meant: the one in the path, the one that is looked at, or the one that asks; nobody's on open routes. */
const whose = (request: FastifyRequest, place: string | undefined): string => {
  const { identity, lookedAt } = circumstancesOf(request);
  if (place !== undefined) return String((request.params as Record<string, unknown>)[place]).toLowerCase();
  return lookedAt ?? identity?.accountId ?? '';
};

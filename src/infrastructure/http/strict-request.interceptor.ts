import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA, RouteParamtypes } from '@nestjs/common/internal';
import { isReadable } from 'node:stream';
import type { Observable } from 'rxjs';
import { requestOf } from './circumstances.js';
import { TAKES_STREAM } from './uploads.js';
import { MediaTypeUnsupported } from './rim-refusals.js';
import { refuseUnasked } from './shape.pipe.js';

/** Which parts of a request a handler asks for. */
const asksFor = (context: ExecutionContext, part: RouteParamtypes): boolean => {
  const args: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name);
  return Object.keys((args as object | undefined) ?? {}).some(key => key.startsWith(`${part}:`));
};

/** Refuses bodies and queries on routes that take none, and streams on routes that take JSON. */
export class StrictRequest implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { body, query } = requestOf(context);
    if (!asksFor(context, RouteParamtypes.QUERY)) refuseUnasked(query, 'query');
    if (Reflect.hasMetadata(TAKES_STREAM, context.getHandler())) return next.handle();
    if (isReadable(body as NodeJS.ReadableStream)) throw MediaTypeUnsupported({ accepted: ['application/json'] });
    if (!asksFor(context, RouteParamtypes.BODY)) refuseUnasked(body, 'body');
    return next.handle();
  }
}

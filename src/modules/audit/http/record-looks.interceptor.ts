import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA, RouteParamtypes } from '@nestjs/common/internal';
import { Reflector } from '@nestjs/core';
import { from, mergeMap, type Observable } from 'rxjs';
import { fromTexts } from '../../../infrastructure/http/check-shape.js';
import { circumstancesOf, orderOf, requestOf, routeOf } from '../../../infrastructure/http/circumstances.js';
import { STATES_OF, POLICY, type Audience } from '../../../infrastructure/http/route.js';
import { fieldsOf, isObject, isShapeClass, type ShapeClass } from '../../../infrastructure/http/shape.js';
import { LookRecorder } from '../application/look-recorder.js';

const MOST_CHARACTERS = 255;

/**
 * Every route that an auditor may use and not everybody records who looked, and at what, before it answers: a new one needs not be told to. What
 * a query says is kept as far as the route understands it, so nothing that nobody asked for gets into the log.
 */
@Injectable()
export class RecordLooks implements NestInterceptor {
  constructor(
    private readonly recorder: LookRecorder,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const audiences = this.reflector.getAllAndOverride<readonly Audience[] | undefined>(POLICY, [context.getHandler(), context.getClass()]) ?? [];
    if (!audiences.includes('auditor') || audiences.includes('user') || audiences.includes('public')) return next.handle();
    // that somebody looked at one account is written down in that account's own stream already
    if (this.reflector.get<unknown>(STATES_OF, context.getHandler()) !== undefined) return next.handle();
    return from(this.record(context)).pipe(mergeMap(() => next.handle()));
  }

  private async record(context: ExecutionContext): Promise<void> {
    const request = requestOf(context);
    const { identity } = circumstancesOf(request);
    if (!identity) throw new Error('Nobody looks.');
    const filter = { ...understood(queryClassOf(context), request.query), ...placesIn(request.params) };
    await this.recorder.record({ accountId: identity.accountId, route: routeOf(request), filter }, orderOf(request));
  }
}

const placesIn = (params: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(params ?? {}).filter((place): place is [string, string] => /^[\w-]{1,64}$/.test(String(place[1]))));

/** The class that a handler reads its query by. */
const queryClassOf = (context: ExecutionContext): ShapeClass | null => {
  const [controller, method] = [context.getClass(), context.getHandler().name];
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<string, { index: number }>;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, method) ?? []) as readonly unknown[];
  const [, query] = Object.entries(args).find(([key]) => key.startsWith(`${RouteParamtypes.QUERY}:`)) ?? [];
  const type = query && types[query.index];
  return isShapeClass(type) ? type : null;
};

const understood = (query: ShapeClass | null, given: unknown): Readonly<Record<string, string>> => {
  if (!query || !isObject(given)) return {};
  const read = fromTexts(query, given) as Readonly<Record<string, unknown>>;
  const fields = fieldsOf(query).filter(({ name, shape }) => read[name] !== undefined && shape.wrongs(read[name]).length === 0);
  return Object.fromEntries(fields.map(({ name }) => [name, String(read[name]).slice(0, MOST_CHARACTERS)]));
};

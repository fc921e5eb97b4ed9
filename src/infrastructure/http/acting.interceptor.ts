import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { RouteParamtypes } from '@nestjs/common/internal';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { partOf } from '../../shared-kernel/context.js';
import { idFrom, isId } from '../../shared-kernel/ids.js';
import type { SupportActs, WantedAct } from '../../shared-kernel/ports/support-acts.js';
import { Refusal } from '../../shared-kernel/refusal.js';
import { asService, onBehalfOf } from '../asking/asker.js';
import { ACTIONS, ACT_TELLS, ACTS, type Action } from './acts.js';
import { checkShape } from './check-shape.js';
import { circumstancesOf, orderOf, requestOf, routeOf } from './circumstances.js';
import { classOf } from './route-check.js';
import { ResourceMissing } from './rim-refusals.js';
import { CROSSES, ticketOf } from './route.js';
import { isObject } from './shape.js';

const PLAIN = /^[\w.:@,-]{1,120}$/;

const asWritten = (value: string): string => (isId(value) ? value.toLowerCase() : value);

const plainIn = (given: object): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([place, value]: [string, unknown]) => (PLAIN.test(String(value)) ? [[place, asWritten(String(value))]] : [])),
  );

const fieldsOf = (body: unknown, fields: readonly string[]): object =>
  isObject(body) ? Object.fromEntries(fields.map(field => [field, body[field] ?? ''])) : {};

/** What cannot be an order at all is no act: the route's own checks refuse it. */
const hasItsShape = (context: ExecutionContext, { body }: FastifyRequest): boolean => {
  const shape = classOf({ controller: context.getClass(), method: context.getHandler().name }, RouteParamtypes.BODY);
  return shape === undefined || checkShape(shape, body).wrongs.length === 0;
};

const textIn = (body: unknown, field: string): string | null => {
  const value = isObject(body) ? body[field] : undefined;
  return typeof value === 'string' ? value : null;
};

/** Writes each act of the staff down before it is done, and how it ended. */
export class Acting implements NestInterceptor {
  constructor(
    private readonly acts: () => SupportActs,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const action = this.reflector.get<Action | undefined>(ACTS, context.getHandler());
    if (action === undefined || !hasItsShape(context, requestOf(context))) return next.handle();
    return from(this.act(this.wanted(context, action), context, next));
  }

  private wanted(context: ExecutionContext, action: Action): WantedAct {
    const request = requestOf(context);
    const { commandId, accountId: by } = orderOf(request);
    const told = fieldsOf(request.body, this.reflector.get<readonly string[]>(ACT_TELLS, context.getHandler()));
    const { accountId = null, ...things } = plainIn({ ...told, ...(request.params as object) });
    if (accountId !== null && !isId(accountId)) throw ResourceMissing();
    return {
      actId: idFrom(commandId, 'act'),
      action,
      by: by ?? '',
      accountId,
      route: routeOf(request),
      things,
      reason: ACTIONS[action] === 'asked' ? (textIn(request.body, 'reason') ?? '') : ACTIONS[action],
      note: textIn(request.body, 'note'),
      ticket: textIn(request.body, 'ticket') ?? ticketOf(request),
    };
  }

  private async act(wanted: WantedAct, context: ExecutionContext, next: CallHandler): Promise<unknown> {
    const order = orderOf(requestOf(context));
    const begun = await asService('act', () => this.acts().begin(wanted, partOf(order, 'act')));
    const ended = (outcome: Parameters<SupportActs['end']>[1]) =>
      asService('act', () => this.acts().end({ ...wanted, ...begun }, outcome, partOf(order, 'end of the act')));
    try {
      const answer: unknown = await this.perform(wanted, context, next);
      await ended({ outcome: 'done' });
      return answer;
    } catch (error) {
      if (error instanceof Refusal) await ended({ outcome: 'refused', code: error.code });
      throw error;
    }
  }

  /** For the owner and with the owner's eyes alone, unless the route itself sees more. */
  private perform({ accountId }: WantedAct, context: ExecutionContext, next: CallHandler): Promise<unknown> {
    const handled = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    const crosses = this.reflector.getAllAndOverride<string | undefined>(CROSSES, [context.getHandler(), context.getClass()]);
    if (accountId === null) return handled();
    circumstancesOf(requestOf(context)).actsFor = accountId;
    return crosses === undefined ? onBehalfOf(accountId, handled) : handled();
  }
}

import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { from, mergeMap, type Observable } from 'rxjs';
import type { Admission } from '../admission/admission.js';
import { circumstancesOf, requestOf } from './circumstances.js';
import { BEGINS_WORK } from './route.js';

/** Turns new work away while there is too much of it: after a repeat has got its first outcome, and before anything is set aside. */
export class Admitting implements NestInterceptor {
  constructor(
    private readonly admission: () => Pick<Admission, 'mustAdmit'>,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const accountId = circumstancesOf(requestOf(context)).identity?.accountId;
    if (accountId === undefined || this.reflector.get<true | undefined>(BEGINS_WORK, context.getHandler()) !== true) return next.handle();
    return from(this.admission().mustAdmit(accountId)).pipe(mergeMap(() => next.handle()));
  }
}

import { applyDecorators, createParamDecorator, Param, SetMetadata, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import { ApiExtension, ApiParam } from '@nestjs/swagger';
import type { CommandContext } from '../../shared-kernel/context.js';
import type { AccountId } from '../../shared-kernel/ids.js';
import { isId } from '../../shared-kernel/ids.js';
import type { Position as LogPosition } from '../../shared-kernel/ports/event-log.js';
import type { RefusalDeclaration } from '../../shared-kernel/refusal.js';
import { circumstancesOf, orderOf, requestOf } from './circumstances.js';
import { PositionInvalid, PreconditionMalformed, PreconditionRequired, ResourceMissing } from './rim-refusals.js';

/** Who may use a route; each signed-in role must be named. */
export type Audience = 'public' | 'user' | 'support' | 'auditor' | 'admin';

export const POLICY = 'keyreel:policy';
export const IDEMPOTENT = 'keyreel:idempotent';

/** Who may use the route: any of the named. A route or its controller must say so, or the service does not start. */
export const Policy = (...audiences: readonly [Audience, ...Audience[]]): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(POLICY, audiences), ApiExtension('x-policy', audiences));

/** The signed-in account's id. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): AccountId => {
  const identity = circumstancesOf(requestOf(context)).identity;
  if (!identity) throw new Error('@Me() on a route that does not ask for an account.');
  return identity.accountId;
});

/** The signed-in session: account, roles and the session's id. */
export const Session = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const identity = circumstancesOf(requestOf(context)).identity;
  if (!identity) throw new Error('@Session() on a route that does not ask for an account.');
  return identity;
});

/** On whose order the request acts; the command id is the same in every repeat under one Idempotency-Key. */
export const Order = createParamDecorator((_: unknown, context: ExecutionContext): CommandContext => orderOf(requestOf(context)));

/** The address that the connection came from, for limits; headers of proxies are not believed. */
export const Address = createParamDecorator((_: unknown, context: ExecutionContext): string => requestOf(context).ip);

/** The position that the client has seen: what is read must have seen it too. */
export type Position = LogPosition;
export const Position = createParamDecorator((_: unknown, context: ExecutionContext): LogPosition | undefined => {
  const given = requestOf(context).headers['keyreel-position'];
  if (given === undefined || given === '') return undefined;
  if (typeof given !== 'string' || !/^[A-Za-z0-9._:-]{1,64}$/.test(given)) throw PositionInvalid();
  return given as LogPosition;
});

/** Where an interrupted stream of events resumes: the Last-Event-ID, or null from the start. */
export const LastEventId = createParamDecorator((_: unknown, context: ExecutionContext): string | null => {
  const given = requestOf(context).headers['last-event-id'];
  if (given === undefined || given === '') return null;
  if (typeof given !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(given)) throw PositionInvalid();
  return given;
});

const idInPath: PipeTransform<unknown, string> = {
  transform(value) {
    // what cannot be an id is as missing as what is not there
    if (typeof value !== 'string' || !isId(value)) throw ResourceMissing();
    return value.toLowerCase();
  },
};

/** An id in the path; malformed ones are answered like missing ones. */
export const PathId =
  (name: string): ParameterDecorator =>
  (target, key, index) => {
    Param(name, idInPath)(target, key, index);
    if (key === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(target, key);
    if (descriptor) ApiParam({ name, required: true, schema: { type: 'string', format: 'uuid' } })(target, key, descriptor);
  };

/** The version that an If-Match header names (`"7"`, or weak `W/"7"`); null for `*`. Absent: null, or 428 when it is required. */
export const IfMatch = createParamDecorator((need: 'required' | 'optional' | undefined, context: ExecutionContext): number | null => {
  const given = requestOf(context).headers['if-match']?.trim();
  if (given === undefined || given === '') {
    if (need === 'required') throw PreconditionRequired();
    return null;
  }
  if (given === '*') return null;
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(given)?.[1];
  if (version === undefined) throw PreconditionMalformed();
  return Number(version);
});

/** The entity tag of a version, as ETag and If-Match carry it. */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * The route takes an Idempotency-Key: a repeat under the same key gets the first outcome, or, after a crash, is run again as the same order.
 * `required` on what costs money or creates something.
 */
export const Idempotent = (need: 'required' | 'optional'): MethodDecorator =>
  applyDecorators(SetMetadata(IDEMPOTENT, need), ApiExtension('x-idempotency-key', need));

/** Which refusals the route may answer with, for the API document; the rim adds its own. */
export const Refuses = (...refusals: readonly (string | RefusalDeclaration)[]): MethodDecorator =>
  applyDecorators(
    ApiExtension(
      'x-refusals',
      refusals.map(refusal => (typeof refusal === 'string' ? refusal : refusal.code)),
    ),
  );

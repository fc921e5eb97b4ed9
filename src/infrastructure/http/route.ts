import { createParamDecorator, Param, SetMetadata, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CommandContext } from '../../shared-kernel/context.js';
import type { AccountId } from '../../shared-kernel/ids.js';
import { isId } from '../../shared-kernel/ids.js';
import type { Position as LogPosition } from '../../shared-kernel/ports/event-log.js';
import type { RefusalDeclaration } from '../../shared-kernel/refusal.js';
import type { Crossing } from '../asking/asker.js';
import { circumstancesOf, orderOf, requestOf } from './circumstances.js';
import type { ShapeClass } from './shape.js';
import { PositionInvalid, PreconditionMalformed, PreconditionRequired, ResourceMissing, TicketMalformed } from './rim-refusals.js';

/** Who may use a route; each signed-in role must be named. */
export type Audience = 'public' | 'user' | 'support' | 'auditor' | 'admin';

export const POLICY = 'keyreel:policy';
export const CROSSES = 'keyreel:crosses';
export const IDEMPOTENT = 'keyreel:idempotent';
export const REFUSES = 'keyreel:refuses';
export const GIVES = 'keyreel:gives';
export const HEADERS = 'keyreel:headers';
export const TELLS = 'keyreel:tells';
export const TAKES = 'keyreel:takes';
export const NO_BODY = 'none';
export const CONSENTED = 'keyreel:consented';
export const STATES_OF = 'keyreel:states-of';
export const SENDS = 'keyreel:sends';
export const AS_OF = 'keyreel:as-of';
export const BEGINS_WORK = 'keyreel:begins-work';

/** A request header that a route reads, for the API document. */
export interface DeclaredHeader {
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
}

const reads =
  (header: DeclaredHeader): ParameterDecorator =>
  (target, key) => {
    const handler: unknown = key === undefined ? undefined : Reflect.get(target, key);
    if (typeof handler !== 'function') return;
    const before = (Reflect.getMetadata(HEADERS, handler) as readonly DeclaredHeader[] | undefined) ?? [];
    Reflect.defineMetadata(HEADERS, [...before, header], handler);
  };

/** Request headers that a route looks at by itself, for the API document. */
export const Reads =
  (...headers: readonly DeclaredHeader[]): MethodDecorator =>
  (target, key) => {
    for (const header of headers) reads(header)(target, key, 0);
  };

/** Headers that a route's answer carries beside those of every answer, for the API document. */
export const Tells = (...headers: readonly Omit<DeclaredHeader, 'required'>[]): MethodDecorator => SetMetadata(TELLS, headers);

/** The media type of a body that the route takes as a stream, for the API document; null when it takes none. */
export const Takes = (mediaType: string | null): MethodDecorator => SetMetadata(TAKES, mediaType ?? NO_BODY);

/** A message that users' own servers are sent, for the API document. */
export interface DeclaredMessage {
  readonly summary: string;
  /** Of its body as a whole. */
  readonly body: ShapeClass;
}

/** What a controller has sent to users' own servers, by the type of the message, for the API document. */
export const Sends = (messages: Readonly<Record<string, DeclaredMessage>>): ClassDecorator => SetMetadata(SENDS, messages);

/** A header that a guard of the route reads, for the API document. */
export const NeedsHeader =
  (header: DeclaredHeader): MethodDecorator =>
  (target, key) =>
    reads(header)(target, key, 0);

/** Who may use the route: any of the named. A route or its controller must say so, or the service does not start. */
export const Policy = (...audiences: readonly [Audience, ...Audience[]]): MethodDecorator & ClassDecorator => SetMetadata(POLICY, audiences);

/** The route sees more than the rows of whoever asks, and why; without this the database shows it theirs alone, and nobody's to strangers. */
export const Crosses = (crossing: Crossing): MethodDecorator & ClassDecorator => SetMetadata(CROSSES, crossing);

/** The header by which support says whose content it looks at. */
export const LOOKED_AT = 'Keyreel-Account';

/** The header by which support says for which case it looks. */
const TICKET = 'Keyreel-Ticket';

const ticket: DeclaredHeader = { name: TICKET, required: false, description: 'The case that this is done for; it is written down with it.' };

/**
 * Support may look here at what is an account's, as long as its owner agrees: `@Me()` is then that account. For routes that show content and change
 * nothing; every other route turns such a request away.
 */
export const WithConsent = (): MethodDecorator => (target, key, descriptor) => {
  SetMetadata(CONSENTED, true)(target, key, descriptor);
  const description = 'For support alone: the account whose content is looked at, with the consent of its owner. Each look is shown to the owner.';
  reads({ name: LOOKED_AT, required: false, description })(target, key, 0);
  reads(ticket)(target, key, 0);
};

/**
 * Staff sees here how the account stands that the path names in this place, without content: the look is written down before anything is read, its owner
 * sees it, and the database shows that account's states alone.
 */
export const LooksAt =
  (place: string): MethodDecorator =>
  (target, key, descriptor) => {
    SetMetadata(STATES_OF, place)(target, key, descriptor);
    reads(ticket)(target, key, 0);
  };

/** The case that a request of support is for; null where none was said. */
export const Ticket = createParamDecorator((_: unknown, context: ExecutionContext): string | null => ticketOf(requestOf(context)), [reads(ticket)]);

/** Throws `ticket_malformed`. */
export const ticketOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string | null => {
  const given = headers[TICKET.toLowerCase()];
  if (given === undefined || given === '') return null;
  if (typeof given !== 'string' || !/^[A-Za-z0-9#._:/-]{1,60}$/.test(given)) throw TicketMalformed();
  return given;
};

/** The id of the account whose things are meant: the signed-in one, or the one that support looks at. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): AccountId => {
  const { identity, lookedAt } = circumstancesOf(requestOf(context));
  if (!identity) throw new Error('@Me() on a route that does not ask for an account.');
  return lookedAt ?? identity.accountId;
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
export const Position = createParamDecorator(
  (_: unknown, context: ExecutionContext): LogPosition | undefined => {
    const given = requestOf(context).headers['keyreel-position'];
    if (given === undefined || given === '') return undefined;
    if (typeof given !== 'string' || !/^[A-Za-z0-9._:-]{1,64}$/.test(given)) throw PositionInvalid();
    return given as LogPosition;
  },
  [reads({ name: 'Keyreel-Position', required: false, description: 'The position of an earlier answer; what is read has seen it.' })],
);

/** Where an interrupted stream of events resumes: the Last-Event-ID, or null from the start. */
export const LastEventId = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | null => {
    const given = requestOf(context).headers['last-event-id'];
    if (given === undefined || given === '') return null;
    if (typeof given !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(given)) throw PositionInvalid();
    return given;
  },
  [reads({ name: 'Last-Event-ID', required: false, description: 'The id of the last event seen; the stream resumes after it.' })],
);

/** The parameter by which a read asks for a moment of the past. */
export const AS_OF_PARAMETER = 'asOf';

/**
 * The route can be asked as of a moment of the past (`?asOf=`): with the same shape, for the same people. `of` names the place in the path that says
 * whose history it is; left out, it is the history of `@Me()`. For reads that are answered from history.
 */
export const AsOf = (of: { readonly of?: string } = {}): MethodDecorator => SetMetadata(AS_OF, of);

const idInPath: PipeTransform<unknown, string> = {
  transform(value) {
    // what cannot be an id is as missing as what is not there
    if (typeof value !== 'string' || !isId(value)) throw ResourceMissing();
    return value.toLowerCase();
  },
};

/** An id in the path; malformed ones are answered like missing ones. */
export const PathId = (name: string): ParameterDecorator => Param(name, idInPath);

const ifMatch = createParamDecorator((need: 'required' | 'optional', context: ExecutionContext): number | null => {
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

/** The version that an If-Match header names (`"7"`, or weak `W/"7"`); null for `*`. Absent: null, or 428 when it is required. */
export const IfMatch =
  (need: 'required' | 'optional' = 'optional'): ParameterDecorator =>
  (target, key, index) => {
    ifMatch(need)(target, key, index);
    reads({ name: 'If-Match', required: need === 'required', description: 'The entity tag of the version that is changed.' })(target, key, index);
  };

const ifMatchContent = createParamDecorator((_: unknown, context: ExecutionContext): ContentSeen | null => {
  const given = requestOf(context).headers['if-match']?.trim();
  if (given === undefined || given === '') return null;
  if (given === '*') return 'any';
  const commitment = /^(?:W\/)?"([0-9a-f]{64})"$/.exec(given)?.[1];
  if (commitment === undefined) throw PreconditionMalformed();
  return { commitment };
});

/** The content that somebody has seen before changing it; `any` for `*`. */
export type ContentSeen = 'any' | { readonly commitment: string };

/** The content whose entity tag an If-Match header names, where that content is what is changed; null when there is none. */
export const IfMatchContent = (): ParameterDecorator => (target, key, index) => {
  ifMatchContent()(target, key, index);
  reads({
    name: 'If-Match',
    required: false,
    description: 'The ETag of the content that is changed; needed once there is some. `*` for whatever is there.',
  })(target, key, index);
};

/** The entity tag of a version, as ETag and If-Match carry it. */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * The route takes an Idempotency-Key: a repeat under the same key gets the first outcome, or, after a crash, is run again as the same order.
 * `required` on what costs money or creates something.
 */
export const Idempotent = (need: 'required' | 'optional'): MethodDecorator => SetMetadata(IDEMPOTENT, need);

/** The route begins work: it is turned away, before anything is set aside, while there is too much of it already. */
export const BeginsWork = (): MethodDecorator => SetMetadata(BEGINS_WORK, true);

/** Which refusals the route may answer with, for the API document; the rim adds its own. */
export const Refuses = (...refusals: readonly (string | RefusalDeclaration)[]): MethodDecorator =>
  SetMetadata(
    REFUSES,
    refusals.map(refusal => (typeof refusal === 'string' ? refusal : refusal.code)),
  );

/** What a route answers with when all is well: a class, or a media type for content and events. */
export interface DeclaredAnswer {
  readonly type: ShapeClass | null;
  readonly mediaType: string;
  readonly description: string;
}

/** The class of the answer, for the API document; null for an answer without a body. */
export const Gives = (type: ShapeClass | null, description = ''): MethodDecorator =>
  SetMetadata(GIVES, { type, mediaType: 'application/json', description } satisfies DeclaredAnswer);

export const ALSO_GIVES = 'keyreel:also-gives';

/** Other media types in which the route can answer, for the API document. */
export const AlsoGives = (...mediaTypes: readonly string[]): MethodDecorator => SetMetadata(ALSO_GIVES, mediaTypes);

/** The answer is stored content; `mediaType` may be a range such as `image/*`. What is stored as JSON may have a class. */
export const GivesContent = (
  mediaType: string,
  description = 'The content; single ranges are answered with 206.',
  type: ShapeClass | null = null,
): MethodDecorator => SetMetadata(GIVES, { type, mediaType, description } satisfies DeclaredAnswer);

/** The answer is a stream of events; the class is that of each event's data. */
export const GivesEvents = (type: ShapeClass, description = 'Server-Sent Events; each data line is JSON of this shape.'): MethodDecorator =>
  SetMetadata(GIVES, { type, mediaType: 'text/event-stream', description } satisfies DeclaredAnswer);

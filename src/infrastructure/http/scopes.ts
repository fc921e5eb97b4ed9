import { RequestMethod, SetMetadata } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/internal';

/** What of an account a personal token may be given, in areas; each can be read or changed. */
export const AREAS = {
  account: 'the account itself and its instructions',
  credits: 'platform credits: balance, statement, limits and what is bought',
  keys: 'the own OpenAI key: its state, use and limits; with write it can be added and removed',
  notices: 'notices, and where they are sent',
  operations: 'what support, auditors and administrators do, as far as the account has the role',
  projects: 'projects, uploads, tasks and outputs; with write work is ordered too, which spends credits or the own key’s funds',
} as const;
export type Area = keyof typeof AREAS;

/** A scope of a personal token. Whoever may change an area may read it too. */
export type TokenScope = `${Area}:${'read' | 'write'}`;

export const TOKEN_SCOPES = Object.keys(AREAS).flatMap(area => [`${area}:read`, `${area}:write`]) as readonly TokenScope[];

/** No token has it: the route is for a person who signed in with a password. */
export const FULL_SESSION = 'session';

export const SCOPE = 'keyreel:scope';

/**
 * What a personal token must have been given to use the route. An area alone means its reading for GET, HEAD and OPTIONS and its
 * changing for all else, so one line on a controller is mostly enough; a route may say otherwise: `@Scope('projects:read')` on
 * a POST that changes nothing, `@Scope('session')` where no token will do. A route that is not public must have one.
 */
export const Scope = (needed: Area | TokenScope | typeof FULL_SESSION): MethodDecorator & ClassDecorator => SetMetadata(SCOPE, needed);

const READING: readonly unknown[] = [RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS];

/** The scope that a handler asks for; null where none was declared. */
export const scopeOf = (handler: object, controller: object): TokenScope | typeof FULL_SESSION | null => {
  const declared = (Reflect.getMetadata(SCOPE, handler) ?? Reflect.getMetadata(SCOPE, controller)) as string | undefined;
  if (declared === undefined) return null;
  if (declared === FULL_SESSION || declared.includes(':')) return declared as TokenScope | typeof FULL_SESSION;
  const reads = READING.includes(Reflect.getMetadata(METHOD_METADATA, handler));
  return `${declared as Area}:${reads ? 'read' : 'write'}`;
};

/** Whether scopes that a token has open what a route needs. */
export const covers = (held: readonly string[], needed: TokenScope | typeof FULL_SESSION): boolean =>
  needed !== FULL_SESSION && (held.includes(needed) || (needed.endsWith(':read') && held.includes(needed.replace(/:read$/, ':write'))));

import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { isId } from '../../shared-kernel/ids.js';
import type { Authenticator, Carrier, Identity } from '../../shared-kernel/ports/authenticator.js';
import type { SupportLooks } from '../../shared-kernel/ports/support-looks.js';
import { asService, becomeKnown, type Asker, type Crossing } from '../asking/asker.js';
import { asOfIn } from './as-of.interceptor.js';
import { circumstancesOf, orderOf, requestOf, routeOf } from './circumstances.js';
import { isFromOwnPage } from './own-page.js';
import { AS_OF, CONSENTED, CROSSES, LOOKED_AT, POLICY, STATES_OF, ticketOf, type Audience } from './route.js';
import type { SessionCookie } from './session-cookie.js';
import { ForeignPage, LookNotOpen, ResourceMissing, RoleRequired, ScopeMissing, TokenInvalid, TokenMissing } from './rim-refusals.js';
import { covers, FULL_SESSION, scopeOf } from './scopes.js';

const TOKEN = /^Bearer ([A-Za-z0-9._~+/=-]{1,512})$/i;

/** What a request is signed with, and where that was. */
interface Signature {
  readonly token: string;
  readonly carrier: Carrier;
}

/** Programs sign in the Authorization header, the page in its cookie, which counts only for itself; queries are not looked at. */
const signatureOf = (request: FastifyRequest, cookie: SessionCookie): Signature => {
  const { authorization } = request.headers;
  if (authorization !== undefined && authorization !== '') return { token: tokenIn(authorization), carrier: 'header' };
  const token = cookie.in(request.headers.cookie);
  if (token === null) throw TokenMissing();
  if (!isFromOwnPage(request, cookie.publicUrl)) throw ForeignPage();
  return { token, carrier: 'cookie' };
};

const tokenIn = (authorization: string): string => {
  const token = TOKEN.exec(authorization)?.[1];
  if (token === undefined) throw TokenInvalid();
  return token;
};

/** A token opens what it was given for; a session opens everything. */
const assertScope = ({ scopes }: Identity, needed: ReturnType<typeof scopeOf>): void => {
  if (scopes === null) return;
  if (needed === null) throw new Error('A route without a scope.');
  if (!covers(scopes, needed)) throw ScopeMissing({ needed, remedies: needed === FULL_SESSION ? ['sign_in'] : ['use_a_token_with_the_scope'] });
};

/** Ids in the path, by the names of their places. */
const thingsIn = (params: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(params ?? {}).flatMap(([place, value]) => (isId(String(value)) ? [[place, String(value).toLowerCase()]] : [])));

/** Lets nobody in whom the route does not name, and no token beyond its scopes; from here on the database is asked on behalf of whoever it is. */
export class Door implements CanActivate {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly looks: SupportLooks,
    private readonly reflector: Reflector,
    private readonly cookie: SessionCookie,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    circumstancesOf(requestOf(context)).cookie = this.cookie;
    const audiences = this.reflector.getAllAndOverride<readonly Audience[] | undefined>(POLICY, [context.getHandler(), context.getClass()]);
    if (!audiences) throw new Error('A route without a policy.');
    if (audiences.includes('public')) {
      becomeKnown(this.askerOf(context, 'nobody'));
      return true;
    }
    const identity = await this.signedIn(context);
    if (!audiences.some(audience => identity.roles.includes(audience))) throw RoleRequired({ roles: audiences });
    const lookedAt = requestOf(context).headers[LOOKED_AT.toLowerCase()];
    if (lookedAt !== undefined && lookedAt !== '') return this.look(context, identity, String(lookedAt));
    assertScope(identity, scopeOf(context.getHandler(), context.getClass()));
    const place = this.reflector.get<string | undefined>(STATES_OF, context.getHandler());
    if (place !== undefined) return this.lookAtStates(context, identity, place);
    becomeKnown(this.askerOf(context, `account:${identity.accountId}`));
    return true;
  }

  /** Written down even where nobody has that account, so that trying ids leaves a trace too. */
  private async lookAtStates(context: ExecutionContext, identity: Identity, place: string): Promise<boolean> {
    const request = requestOf(context);
    const { [place]: accountId, ...things } = thingsIn(request.params);
    if (accountId === undefined) throw ResourceMissing();
    const look = { accountId, by: identity.accountId, route: routeOf(request), things, ticket: ticketOf(request), asOf: this.momentOf(context) };
    await asService('consent', () => this.looks.atStates(look, orderOf(request)));
    becomeKnown(this.askerOf(context, `desk:${accountId}`));
    return true;
  }

  /** Without a consent an account is as missing as one that nobody has. */
  private async look(context: ExecutionContext, identity: Identity, given: string): Promise<boolean> {
    if (!identity.roles.includes('support')) throw RoleRequired({ roles: ['support'] });
    assertScope(identity, 'operations:read');
    if (this.reflector.get<true | undefined>(CONSENTED, context.getHandler()) === undefined) throw LookNotOpen();
    if (!isId(given)) throw ResourceMissing();
    const request = requestOf(context);
    const look = {
      accountId: given.toLowerCase(),
      by: identity.accountId,
      route: routeOf(request),
      things: thingsIn(request.params),
      ticket: ticketOf(request),
      asOf: this.momentOf(context),
    };
    const consentId = await asService('consent', () => this.looks.begin(look, orderOf(request)));
    if (consentId === null) throw ResourceMissing();
    circumstancesOf(request).lookedAt = look.accountId;
    becomeKnown(`support:${consentId}`);
    return true;
  }

  /** The moment of the past that is looked at; a look that asks for none that there can be is none. */
  private momentOf(context: ExecutionContext): string | null {
    return this.reflector.get<object | undefined>(AS_OF, context.getHandler()) === undefined ? null : asOfIn(requestOf(context));
  }

  private askerOf(context: ExecutionContext, otherwise: Asker): Asker {
    const crossing = this.reflector.getAllAndOverride<Crossing | undefined>(CROSSES, [context.getHandler(), context.getClass()]);
    return crossing === undefined ? otherwise : `service:${crossing}`;
  }

  private async signedIn(context: ExecutionContext): Promise<Identity> {
    const request = requestOf(context);
    const { token, carrier } = signatureOf(request, this.cookie);
    const authenticated = () => asService('sign-in', () => this.authenticator.authenticate(token, carrier));
    const identity = await authenticated();
    if (!identity) throw TokenInvalid();
    const noted = circumstancesOf(request);
    noted.identity = identity;
    noted.carrier = carrier;
    noted.stillSignedIn = async () => (await authenticated()) !== null;
    noted.whenEnded = listener => this.authenticator.whenEnded(identity.accountId, listener);
    return identity;
  }
}

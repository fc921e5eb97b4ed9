import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, ROUTE_ARGS_METADATA, type RouteParamtypes } from '@nestjs/common/internal';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { ACTS, NO_ACTS } from './acts.js';
import { CONSENTED, POLICY, type Audience } from './route.js';
import { scopeOf } from './scopes.js';
import { isShapeClass, type ShapeClass } from './shape.js';

/** A route of ours, before anybody asked for it. */
export interface DeclaredRoute {
  readonly controller: new (...args: never[]) => object;
  readonly method: string;
  readonly handler: (...args: never[]) => unknown;
}

/** Every route that a controller of the application declares. */
export const declaredRoutes = (app: INestApplicationContext): readonly DeclaredRoute[] => {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap(module => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const controller = metatype as DeclaredRoute['controller'];
    const prototype = controller.prototype as Record<string, DeclaredRoute['handler']>;
    return scanner.getAllMethodNames(prototype).flatMap(method => {
      const handler = prototype[method];
      return handler && Reflect.hasMetadata(METHOD_METADATA, handler) ? [{ controller, method, handler }] : [];
    });
  });
};

/** The class that a handler's body or query is checked by. */
export const classOf = ({ controller, method }: Pick<DeclaredRoute, 'controller' | 'method'>, part: RouteParamtypes): ShapeClass | undefined => {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<string, { index: number }>;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, method) ?? []) as readonly unknown[];
  const key = Object.keys(args).find(name => name.startsWith(`${part}:`));
  const type = key === undefined ? undefined : types[args[key]?.index ?? -1];
  return isShapeClass(type) ? type : undefined;
};

const namesOf = (routes: readonly DeclaredRoute[]): string => routes.map(({ controller, method }) => `${controller.name}.${method}`).join(', ');

/** What support may look at is read, and nothing else. */
const assertLooks = (routes: readonly DeclaredRoute[]): void => {
  const changing = routes.filter(
    ({ handler }) => Reflect.hasMetadata(CONSENTED, handler) && Reflect.getMetadata(METHOD_METADATA, handler) !== RequestMethod.GET,
  );
  if (changing.length > 0) throw new Error(`Support only looks: take @WithConsent() off ${namesOf(changing)}.`);
};

const STAFF: readonly Audience[] = ['support', 'admin'];
const READING: readonly unknown[] = [RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS];

/** What the staff changes is written down; acts are of the staff alone. */
const assertActs = (routes: readonly (DeclaredRoute & { readonly audiences: readonly Audience[] | undefined })[]): void => {
  const ofStaff = ({ audiences = [] }: (typeof routes)[number]) => audiences.some(audience => STAFF.includes(audience));
  const acts = ({ handler }: DeclaredRoute) => Reflect.hasMetadata(ACTS, handler);
  const changes = ({ handler }: DeclaredRoute) => !READING.includes(Reflect.getMetadata(METHOD_METADATA, handler));
  const silent = routes.filter(route => ofStaff(route) && changes(route) && !acts(route) && !(namesOf([route]) in NO_ACTS));
  if (silent.length > 0) throw new Error(`What the staff does is written down: add @Acts('…') of acts.ts to ${namesOf(silent)}.`);
  const strange = routes.filter(route => acts(route) && (!ofStaff(route) || !changes(route)));
  if (strange.length > 0) throw new Error(`Acts are of the staff and change something: take @Acts('…') off ${namesOf(strange)}.`);
};

/** Throws with the names of the routes that do not say who may use them, or what a token needs to, and of those that let support do more than look. */
export const assertPolicies = (app: INestApplicationContext): void => {
  const reflector = new Reflector();
  const routes = declaredRoutes(app).map(route => ({
    ...route,
    audiences: reflector.getAllAndOverride<readonly Audience[] | undefined>(POLICY, [route.handler, route.controller]),
  }));
  const open = routes.filter(({ audiences }) => !audiences);
  if (open.length > 0) throw new Error(`Every route must say who may use it: add @Policy(…) to ${namesOf(open)}.`);
  assertLooks(routes);
  assertActs(routes);
  const unscoped = routes.filter(({ audiences, handler, controller }) => !audiences?.includes('public') && !scopeOf(handler, controller));
  if (unscoped.length === 0) return;
  throw new Error(
    `Every route must say what a personal token needs for it: add @Scope('projects'), or another area of scopes.ts, to ${namesOf(unscoped)}.`,
  );
};

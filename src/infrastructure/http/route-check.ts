import type { INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/internal';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { POLICY } from './route.js';

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

/** Throws with the names of the routes that do not say who may use them. */
export const assertPolicies = (app: INestApplicationContext): void => {
  const reflector = new Reflector();
  const open = declaredRoutes(app).filter(({ controller, handler }) => !reflector.getAllAndOverride<unknown>(POLICY, [handler, controller]));
  if (open.length === 0) return;
  const names = open.map(({ controller, method }) => `${controller.name}.${method}`).join(', ');
  throw new Error(`Every route must say who may use it: add @Policy(…) to ${names}.`);
};

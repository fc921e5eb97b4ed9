import type { DynamicModule, Type } from '@nestjs/common';

const PARTS = ['imports', 'providers', 'exports'] as const;

/** A module's parts without its controllers: for a process that works and answers nobody. */
export const withoutDoors = (module: Type, imports: NonNullable<DynamicModule['imports']>): DynamicModule => {
  const declared = Object.fromEntries(PARTS.map(part => [part, (Reflect.getMetadata(part, module) as unknown[] | undefined) ?? []]));
  // a class of its own: what the framework reads from the module's class would bring the controllers along
  const inner = class {};
  Object.defineProperty(inner, 'name', { value: module.name });
  return { module: inner, ...declared, imports: [...(declared['imports'] as typeof imports), ...imports] };
};

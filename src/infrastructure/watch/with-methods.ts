type Methods<Port> = { readonly [Name in keyof Port]?: Port[Name] };

/** The same thing with some of its methods replaced; the others, and whatever it does within itself, are as they were. */
export const withMethods = <Port extends object>(port: Port, methods: Methods<Port>): Port =>
  new Proxy(port, {
    get(target, property) {
      const replaced: unknown = Object.hasOwn(methods, property) ? Reflect.get(methods, property) : undefined;
      if (replaced !== undefined) return replaced;
      const own: unknown = Reflect.get(target, property, target);
      return typeof own === 'function' ? (own as (...call: unknown[]) => unknown).bind(target) : own;
    },
  });

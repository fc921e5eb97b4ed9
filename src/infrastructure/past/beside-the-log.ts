import { theMoment } from './the-moment.js';

type Methods<Part> = { readonly [Name in keyof Part]?: Part[Name] };

/**
 * What is kept beside the log has no history: as of a moment of the past its methods named here say what is said of something that nobody knows yet,
 * and never what holds now.
 */
export const besideTheLog = <Part extends object>(part: Part, knowingNothing: Methods<Part>): Part =>
  new Proxy(part, {
    get(target, name) {
      const method: unknown = theMoment() !== null && name in knowingNothing ? Reflect.get(knowingNothing, name) : Reflect.get(target, name);
      return typeof method === 'function' ? (method.bind(target) as unknown) : method;
    },
  });

import { validateSync, type ValidationError } from 'class-validator';
import { fieldsOf, isObject, step, type Field, type ShapeClass, type Wrong } from './shape.js';

/** An object as its class sees it, or what is wrong with it. */
export interface Checked<T extends object> {
  readonly value: T;
  readonly wrongs: readonly Wrong[];
  /** Pointers of fields that the class does not know. */
  readonly unknown: readonly string[];
}

interface Findings {
  readonly wrongs: Wrong[];
  readonly unknown: string[];
}

const instanceOf = (shape: ShapeClass, given: Readonly<Record<string, unknown>>, at: string, found: Findings): object => {
  const made = new shape() as Record<string, unknown>;
  // a declared field without a default is there as undefined; what was not said should not be there at all
  for (const key of Object.keys(made)) if (made[key] === undefined) delete made[key];
  const declared = new Map(fieldsOf(shape).map(field => [field.name, field]));
  for (const [key, value] of Object.entries(given)) {
    const field = declared.get(key);
    if (field) made[key] = nestedIn(field, value, at + step(key), found);
    else found.unknown.push(at + step(key));
  }
  return made;
};

const nestedIn = ({ shape: { nested } }: Field, value: unknown, at: string, found: Findings): unknown => {
  if (!nested) return value;
  const one = (given: unknown, pointer: string) => {
    const shape = isObject(given) ? nested.classOf(given) : null;
    return shape && isObject(given) ? instanceOf(shape, given, pointer, found) : given;
  };
  return nested.many && Array.isArray(value) ? value.map((item, index) => one(item, at + step(index))) : one(value, at);
};

/** Messages of the validator that the field's own shape says better. */
const OWN = new Set(['shape', 'nestedValidation', 'unknownValue']);

const ownWrongs = (error: ValidationError): readonly Wrong[] => {
  const field = error.target ? fieldsOf(error.target.constructor as ShapeClass).find(({ name }) => name === error.property) : undefined;
  return field?.shape.wrongs(error.value) ?? [];
};

const collect = (error: ValidationError, pointer: string, found: Findings): void => {
  const at = pointer + step(error.property);
  const constraints = error.constraints ?? {};
  const own = 'shape' in constraints ? ownWrongs(error) : [];
  for (const wrong of own) found.wrongs.push({ pointer: at + wrong.pointer, detail: wrong.detail });
  for (const [name, message] of Object.entries(constraints)) if (!OWN.has(name)) found.wrongs.push({ pointer: at, detail: message });
  if (own.length === 0) for (const child of error.children ?? []) collect(child, at, found);
};

/** Checks a plain object against a class and makes an instance of it; nothing is coerced, and no field but the declared ones passes. */
export const checkShape = <T extends object>(shape: ShapeClass<T>, given: unknown): Checked<T> => {
  if (!isObject(given)) return { value: new shape(), wrongs: [{ pointer: '', detail: 'must be an object' }], unknown: [] };
  const found: Findings = { wrongs: [], unknown: [] };
  const value = instanceOf(shape, given, '', found) as T;
  for (const pointer of found.unknown) found.wrongs.push({ pointer, detail: 'is not a known field' });
  for (const error of validateSync(value, { forbidUnknownValues: true, validationError: { target: true, value: true } })) collect(error, '', found);
  return { value, ...found };
};

/** Reads texts of a query or a path as the fields of the class ask for them; what cannot be read stays a text and is refused. */
export const fromTexts = (shape: ShapeClass, texts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const declared = new Map(fieldsOf(shape).map(field => [field.name, field.shape]));
  const read = Object.entries(texts).map(([key, given]): readonly [string, unknown] => {
    const of = declared.get(key);
    const one = (text: unknown) => (typeof text === 'string' && of?.fromText ? of.fromText(text) : text);
    const list = of?.schema['type'] === 'array' && !Array.isArray(given) ? [given] : given;
    return [key, Array.isArray(list) ? list.map(one) : one(list)];
  });
  return Object.fromEntries(read);
};

import { registerDecorator, ValidateIf, ValidateNested } from 'class-validator';
import { isObject, noteField, step, type FieldOptions, type JsonSchema, type Shape, type ShapeClass } from './shape.js';
import {
  amount,
  countVerdict,
  decimal,
  flag,
  id,
  listOfValues,
  mapOf,
  moment,
  oneOf,
  text,
  whole,
  type CountOptions,
  type NumberOptions,
  type TextOptions,
} from './value-shapes.js';

/**
 * Decorators for the fields of request and response classes. Each says once what the validation accepts and what the API
 * document shows. In JSON nothing is coerced; query and path parameters are read from text by the shape they ask for.
 */
export const Shaped =
  (shape: Shape, options: FieldOptions = {}): PropertyDecorator =>
  (target, key) => {
    const name = String(key);
    noteField(target, { name, shape, options });
    const mayBeLeftOut = (value: unknown) => (options.optional === true && value === undefined) || (options.nullable === true && value === null);
    ValidateIf((_, value) => !mayBeLeftOut(value))(target, key);
    if (shape.nested) ValidateNested()(target, key);
    registerDecorator({
      name: 'shape',
      target: target.constructor,
      propertyName: name,
      validator: { validate: (value: unknown) => shape.wrongs(value).length === 0, defaultMessage: () => `${name} has the wrong shape` },
    });
  };

/** A text; NUL, control characters (line breaks and tabs apart) and lone surrogates are refused. */
export const Text = (options: TextOptions & FieldOptions): PropertyDecorator => Shaped(text(options), options);

/** A whole number between bounds. */
export const Whole = (options: NumberOptions & FieldOptions = {}): PropertyDecorator => Shaped(whole(options), options);

/** A finite number, seconds for instance; never money. */
export const Decimal = (options: NumberOptions & FieldOptions = {}): PropertyDecorator => Shaped(decimal(options), options);

/** One of a few texts. */
export const OneOf = (choices: readonly string[], options: FieldOptions = {}): PropertyDecorator => Shaped(oneOf(choices), options);

/** True or false. */
export const Flag = (options: FieldOptions = {}): PropertyDecorator => Shaped(flag(), options);

/** A UUID in lower case. */
export const Id = (options: FieldOptions = {}): PropertyDecorator => Shaped(id(), options);

/** Platform credits as `{ microCredits }`; `signed` allows less than nothing. */
export const Amount = (options: { readonly signed?: boolean } & FieldOptions = {}): PropertyDecorator => Shaped(amount(options), options);

/** A moment in ISO 8601, in UTC. */
export const Moment = (options: FieldOptions = {}): PropertyDecorator => Shaped(moment(), options);

const asObject = (value: unknown) => (isObject(value) ? [] : [{ pointer: '', detail: 'must be an object' }]);

/** An object with a class of its own. */
export const Nested = (of: () => ShapeClass, options: FieldOptions = {}): PropertyDecorator =>
  Shaped({ schema: {}, wrongs: asObject, nested: { many: false, classes: () => [of()], classOf: of } }, options);

/** One of several classes, told apart by a field: `@Either('kind', { upload: () => FromUpload, url: () => FromUrl })`. */
export const Either = (by: string, kinds: Readonly<Record<string, () => ShapeClass>>, options: FieldOptions = {}): PropertyDecorator => {
  const classOf = (value: Readonly<Record<string, unknown>>) => {
    const kind = value[by];
    return typeof kind === 'string' && Object.hasOwn(kinds, kind) ? (kinds[kind]?.() ?? null) : null;
  };
  const wrongs: Shape['wrongs'] = value => {
    if (!isObject(value)) return asObject(value);
    return classOf(value) ? [] : [{ pointer: step(by), detail: `must be one of ${Object.keys(kinds).join(', ')}` }];
  };
  return Shaped({ schema: {}, wrongs, nested: { many: false, classes: () => Object.values(kinds).map(kind => kind()), classOf } }, options);
};

const listOfObjects = (of: () => ShapeClass, options: CountOptions): Shape => ({
  schema: { type: 'array', ...(options.min === undefined ? {} : { minItems: options.min }), maxItems: options.max },
  wrongs: value => {
    if (!Array.isArray(value)) return [{ pointer: '', detail: 'must be a list' }];
    const count = countVerdict(value.length, options);
    if (count.length > 0) return count;
    return value.flatMap((item, index) => asObject(item).map(wrong => ({ ...wrong, pointer: step(index) })));
  },
  nested: { many: true, classes: () => [of()], classOf: of },
});

/** A list of objects (`() => Card`) or of plain values (`text({ max: 40 })`). */
export const ListOf = (of: (() => ShapeClass) | Shape, options: CountOptions & FieldOptions): PropertyDecorator =>
  Shaped(typeof of === 'function' ? listOfObjects(of, options) : listOfValues(of, options), options);

/** An object whose keys are the client's own and whose values are all alike. */
export const MapOf = (of: Shape, options: CountOptions & { readonly keys: RegExp } & FieldOptions): PropertyDecorator =>
  Shaped(mapOf(of, options), options);

/** A field of an answer that no other decorator describes, by its JSON Schema; a request cannot carry it. */
export const Shown = (schema: JsonSchema, options: FieldOptions = {}): PropertyDecorator =>
  Shaped({ schema, wrongs: () => [{ pointer: '', detail: 'is set by the service alone' }] }, options);

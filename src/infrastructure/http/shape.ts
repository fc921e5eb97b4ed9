/** JSON Schema 2020-12, as OpenAPI 3.1 speaks it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A class that says what a JSON object looks like. */
export type ShapeClass<T extends object = object> = new () => T;

/** What is wrong with a value: where below it (a JSON pointer, '' for the value itself) and, in a sentence, how. */
export interface Wrong {
  readonly pointer: string;
  readonly detail: string;
}

/** The one source of a field: what it accepts, and how the document describes it. */
export interface Shape {
  readonly schema: JsonSchema;
  /** Empty when the value is acceptable. */
  readonly wrongs: (value: unknown) => readonly Wrong[];
  /** Reads the text of a query or path parameter; without it the text itself is the value. Answers the text when it cannot. */
  readonly fromText?: (text: string) => unknown;
  /** The classes that the value's objects are checked by, and which of them a given object belongs to. */
  readonly nested?: Nesting;
}

/** How a value holds objects that have classes of their own. */
export interface Nesting {
  readonly many: boolean;
  readonly classes: () => readonly ShapeClass[];
  readonly classOf: (value: Readonly<Record<string, unknown>>) => ShapeClass | null;
}

/** What a field says beside its shape. */
export interface FieldOptions {
  readonly description?: string;
  readonly example?: unknown;
  /** The field may be absent. */
  readonly optional?: boolean;
  /** The field may be null. */
  readonly nullable?: boolean;
  /** A sentence of ours for people, in an answer: it is told in the language that was asked for. */
  readonly sentence?: boolean;
}

/** One declared field of a shape class. */
export interface Field {
  readonly name: string;
  readonly shape: Shape;
  readonly options: FieldOptions;
}

/** A verdict of one sentence about the value itself; null when it is fine. */
export const judged =
  (verdict: (value: unknown) => string | null): Shape['wrongs'] =>
  value => {
    const detail = verdict(value);
    return detail === null ? [] : [{ pointer: '', detail }];
  };

/** True for what JSON calls an object. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A key as one step of a JSON pointer (RFC 6901). */
export const step = (key: string | number): string => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

const fields = new WeakMap<object, Map<string, Field>>();
const classes = new Set<ShapeClass>();

/** Notes a field of the class that this prototype belongs to. */
export const noteField = (prototype: object, field: Field): void => {
  classes.add(prototype.constructor as ShapeClass);
  const own = fields.get(prototype) ?? new Map<string, Field>();
  fields.set(prototype, own.set(field.name, field));
};

/** The declared fields of a class, inherited ones first. */
export const fieldsOf = (shape: ShapeClass): readonly Field[] => {
  const found = new Map<string, Field>();
  const lineage: object[] = [];
  for (let at: object | null = shape.prototype as object; at !== null; at = Object.getPrototypeOf(at) as object | null) lineage.unshift(at);
  for (const prototype of lineage) for (const [name, field] of fields.get(prototype) ?? []) found.set(name, field);
  return [...found.values()];
};

/** The class that a schema of the document is made from; null for a name of somebody else's. Two classes of one name are an error. */
export const shapeCalled = (name: string): ShapeClass | null => {
  const found = [...classes].filter(shape => shape.name === name);
  if (found.length > 1) throw new Error(`Two request or response classes are called ${name}; the API document can hold one.`);
  return found[0] ?? null;
};

/** Whether a class declares fields, itself or by inheritance. */
export const isShapeClass = (type: unknown): type is ShapeClass => typeof type === 'function' && fieldsOf(type as ShapeClass).length > 0;
